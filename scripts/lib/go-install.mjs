import { join } from 'node:path';
import { lastLines, run } from './run.mjs';

/** Builds the program from its Go module: some minutes, but it needs nothing else. */
export async function fromGo({ go }, { folder, doing }) {
  if (!go) throw new Error('is not a Go program');
  doing('building from source, which takes some minutes');
  const env = { ...process.env, GOBIN: folder, CGO_ENABLED: '0' };
  const { code, output } = await run('go', ['install', go.module], { env, onLine: doing });
  if (code === 127) throw new Error('no Go here');
  if (code !== 0) throw new Error(lastLines(output, 1));
  return join(folder, go.file);
}
