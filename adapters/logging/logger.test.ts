import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createLogger } from './logger.ts';

test('a log has the lines that were written, with their process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'));
  const fd = openSync(join(folder, 'api.log'), 'a');
  createLogger({ level: 'info', process: 'api', fd }).info({ code: 7 }, 'hello');
  closeSync(fd);
  const [line] = readFileSync(join(folder, 'api.log'), 'utf8').split('\n');
  expect(JSON.parse(line ?? '')).toMatchObject({ process: 'api', code: 7, msg: 'hello' });
  rmSync(folder, { recursive: true });
});

/** There is a `/dev/full` on Linux alone. */
const onLinux = process.platform === 'linux' ? test : (..._unused: unknown[]) => undefined;

onLinux('a full disk under a log stops nobody', () => {
  const fd = openSync('/dev/full', 'a');
  const logger = createLogger({ level: 'info', process: 'api', fd });
  const before = process.memoryUsage.rss();
  for (let line = 0; line < 50_000; line++) logger.info({ text: 'x'.repeat(2_000) }, 'nobody reads this');
  expect(process.memoryUsage.rss() - before).toBeLessThan(60_000_000);
  closeSync(fd);
});
