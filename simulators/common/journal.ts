import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartFault } from './process.ts';

/** An append-only file of JSON lines. `append` resolves when its line is on the disk. */
export interface Journal<T> {
  /** What stood in the file when it was opened, oldest first. */
  readonly records: readonly T[];
  append(record: T): Promise<void>;
  close(): Promise<void>;
}

/** Opens the file, or makes it. A last line without its newline was never confirmed to anyone and is cut off. */
export async function openJournal<T>(path: string): Promise<Journal<T>> {
  await mkdir(dirname(path), { recursive: true });
  await (await open(path, 'a')).close();
  const { records, end } = await readRecords<T>(path);
  let confirmed = end;
  const file = await open(path, 'a');
  await file.truncate(confirmed);

  let waiting: { line: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let flushing: Promise<void> | undefined;

  /** One write and one sync serve all who came in the meantime. */
  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const lines = Buffer.from(batch.map(({ line }) => line).join(''));
        await file.appendFile(lines);
        await file.datasync();
        confirmed += lines.length;
        for (const { resolve } of batch) resolve();
      } catch (error) {
        await file.truncate(confirmed).catch(() => undefined);
        for (const { reject } of batch) reject(error);
      }
    }
    flushing = undefined;
  }

  return {
    records,
    append: (record) =>
      new Promise((resolve, reject) => {
        waiting.push({ line: `${JSON.stringify(record)}\n`, resolve, reject });
        flushing ??= flush();
      }),
    async close() {
      await flushing;
      await file.close();
    },
  };
}

async function readRecords<T>(path: string): Promise<{ records: T[]; end: number }> {
  const records: T[] = [];
  let rest: Buffer = Buffer.alloc(0);
  let end = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10, from)) {
      records.push(parseLine<T>(rest.toString('utf8', from, at), { path, line: records.length + 1 }));
      end += at + 1 - from;
      from = at + 1;
    }
    rest = rest.subarray(from);
  }
  return { records, end };
}

function parseLine<T>(text: string, where: { path: string; line: number }): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new StartFault(`${where.path}: line ${where.line} is damaged`);
  }
}
