import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { onPath } from './find-program.mjs';
import { Problem } from './problem.mjs';

const CANDIDATES = ['postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root. As root it gets another user: the one who owns the data already, else one that
 * every system has. Gives a function that wraps a command line, and the user's ids; for anybody else nothing changes.
 * @returns {{ uid?: number, gid?: number, wrap: (file: string, args: string[]) => { file: string, args: string[] } }}
 */
export function postgresUser({ directory, binary }) {
  if (userInfo().uid !== 0) return { wrap: (file, args) => ({ file, args }) };
  const ids = ownerOf(directory) ?? systemUser();
  if (canReach(ids, [directory, binary])) return { ...ids, wrap: (file, args) => ({ file, args, ...ids }) };
  const [setpriv] = onPath('setpriv');
  const prefix = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups', ...PASSING_THROUGH];
  const wrap = (file, args) => ({ file: setpriv, args: [...prefix, file, ...args] });
  if (setpriv && answers(wrap(binary, ['--version']))) return { ...ids, wrap };
  throw new Problem(
    `PostgreSQL does not run as root, and its user (${ids.uid}) may not enter a folder above ${directory}. ` +
      'Put the checkout where every user may pass (for example below /srv or /opt), or start as an ordinary user.',
  );
}

/**
 * The one right of root that is kept when a parent folder, such as /root, is closed to the user. Without the secure bit
 * access(2), by which initdb looks for its own parts, would not count it.
 */
const PASSING_THROUGH = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];

const answers = ({ file, args, ...ids }) => spawnSync(file, args, { ...ids, cwd: '/' }).status === 0;

function canReach(ids, paths) {
  return paths.every((path) => answers({ file: '/bin/sh', args: ['-c', 'test -x "$1"', 'sh', path], ...ids }));
}

function ownerOf(directory) {
  const { uid, gid } = statSync(directory);
  return uid === 0 ? undefined : { uid, gid };
}

function systemUser() {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = CANDIDATES.map((name) => users.find((user) => user[0] === name)).find(Boolean);
  if (!found)
    throw new Problem('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}
