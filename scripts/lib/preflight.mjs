import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { statfs } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { DATA, ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';

const MEGABYTE = 1024 * 1024;
const PACKAGES_MB = 2000;
const DATA_MB = 300;

/**
 * Checks that there is room and that the folders can be written, before anything is changed. Where the product's data is there
 * already, `say` hears that there is little room; without it that is a problem.
 * @param {{ say?: (text: string) => void }} [options]
 */
export async function checkFolders({ say } = {}) {
  if (!existsSync(join(ROOT, 'node_modules'))) await checkSpace(ROOT, { needed: PACKAGES_MB });
  checkWritable(ROOT);
  makeDataFolder();
  checkWritable(DATA);
  checkOwner(DATA);
  const warn = say && ((words) => say(`${words} It starts all the same: free some space soon.`));
  const tooLittle = existsSync(join(DATA, 'postgres')) ? warn : undefined;
  await checkSpace(DATA, { needed: DATA_MB, tooLittle });
}

/** Whether there is room; when there is not, that is a problem, or as little as `tooLittle` makes of it. */
export async function checkSpace(folder, { needed, tooLittle = refuse }) {
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  if (free < needed) tooLittle(`The disk under ${folder} has ${free} MB free; Pishkhan needs ${needed} MB.`);
}

function refuse(words) {
  throw new Problem(words);
}

/** As root, PostgreSQL runs as another user, who has to get through the folder to its own. */
function makeDataFolder() {
  try {
    mkdirSync(DATA, { recursive: true, mode: userInfo().uid === 0 ? 0o711 : 0o700 });
  } catch (error) {
    throw new Problem(`The data folder ${DATA} cannot be made (${error.code}).`);
  }
}

/** What root has started before, an ordinary user cannot go on with. */
function checkOwner(folder) {
  const { uid } = userInfo();
  if (uid === 0) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (lstatSync(path).uid !== uid)
      throw new Problem(
        `${path} belongs to another user; you are ${uid}. Start as that user, or make it yours with chown.`,
      );
    if (entry.isDirectory() && entry.name !== 'postgres' && entry.name !== 'cache') checkOwner(path);
  }
}

function checkWritable(folder) {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    if (error.code === 'ENOSPC') throw error;
    const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
    const whose =
      owner === undefined || owner === userInfo().uid ? '' : ` It belongs to user ${owner}; you are ${userInfo().uid}.`;
    throw new Problem(`Pishkhan cannot write into ${folder} (${error.code}).${whose}`);
  }
}
