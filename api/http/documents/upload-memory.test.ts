import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inspectDocument } from '../../../activities/documents/inspect.ts';
import type { DocumentStorage } from '../../../activities/documents/port.ts';
import { createDiskStorage } from '../../../adapters/storage/disk.ts';
import { sendDocument } from './download.ts';
import { receiveUpload } from './upload.ts';

const MEGABYTE = 1024 * 1024;
const SIZE = 50 * MEGABYTE;
const AT_ONCE = 4;
/** Far below what four files of 50 MB would take, and above what the collector leaves lying about. */
const MOST_GROWTH = 100 * MEGABYTE;

let directory: string;
let storage: DocumentStorage;
let server: Server;
let port: number;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'memory-'));
  storage = createDiskStorage({ directory });
  server = createServer((request, response) => {
    const key = request.url?.slice(1) ?? '';
    const answer =
      request.method === 'POST'
        ? receiveUpload(request, { storage, key, maxBytes: SIZE }).then((received) =>
            response.end(JSON.stringify(received)),
          )
        : sendDocument(response, { storage, key, name: key, mediaType: 'text/plain', bytes: SIZE });
    answer.catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(directory, { recursive: true, force: true });
});

const LINE = Buffer.from('نامه‌ای بلند دربارهٔ هیچ.\n');
const PIECE = Buffer.alloc(MEGABYTE, LINE);

function* form(): Generator<Buffer> {
  yield Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n');
  for (let sent = 0; sent < SIZE; sent += PIECE.length) yield PIECE;
  yield Buffer.from('\r\n--b--\r\n');
}

async function upload(key: string) {
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const sent = httpRequest({ port, path: `/${key}`, method: 'POST', headers });
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  await pipeline(Readable.from(form()), sent);
  return JSON.parse(await text((await answered)[0])) as { bytes: number };
}

async function download(key: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/${key}`);
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += (chunk as Uint8Array).length;
  return bytes;
}

/** The most that the process grew while `work` was under way. */
async function growth(work: Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10);
  await work.finally(() => clearInterval(watch));
  return most - before;
}

describe('memory', () => {
  const keys = Array.from({ length: AT_ONCE }, (_, index) => `${index}`);

  test('stays flat while large files are uploaded, inspected and downloaded at once', async () => {
    const uploads = keys.map(async (key) => expect(await upload(key)).toMatchObject({ bytes: SIZE }));
    expect(await growth(Promise.all(uploads))).toBeLessThan(MOST_GROWTH);

    const inspections = keys.map((key) => inspectDocument(storage, { key, name: 'a.txt', bytes: SIZE }));
    expect(await growth(Promise.all(inspections))).toBeLessThan(MOST_GROWTH);
    expect((await Promise.all(inspections)).map((verdict) => verdict.state)).toEqual(keys.map(() => 'ready'));

    const downloads = keys.map(async (key) => expect(await download(key)).toBe(SIZE));
    expect(await growth(Promise.all(downloads))).toBeLessThan(MOST_GROWTH);
  }, 60_000);
});
