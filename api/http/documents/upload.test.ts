import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type IncomingMessage, type Server, createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type DocumentStorage, StorageFull } from '../../../activities/documents/port.ts';
import { createDiskStorage } from '../../../adapters/storage/disk.ts';
import { UploadError, receiveUpload } from './upload.ts';

const MAX = 1024 * 1024;
let directory: string;
let storage: DocumentStorage;
let server: Server;
let port: number;
let signal: AbortSignal;
let outcomes: string[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'upload-'));
  storage = createDiskStorage({ directory });
  signal = new AbortController().signal;
  outcomes = [];
  server = createServer((request, response) => {
    const key = request.url?.slice(1) || 'key';
    receiveUpload(request, { storage, key, maxBytes: MAX, signal }).then(
      (received) => response.end(JSON.stringify(received)),
      (error: unknown) => {
        const outcome =
          error instanceof UploadError ? [error.code, error.fault].filter(Boolean).join(' ') : String(error);
        outcomes.push(outcome);
        response.writeHead(400).end(outcome);
      },
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(directory, { recursive: true, force: true });
});

const BOUNDARY = 'a-boundary';
const part = (header: string, content: string | Buffer) =>
  Buffer.concat([Buffer.from(`--${BOUNDARY}\r\n${header}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')]);
const filePart = (name: string, content: string | Buffer = 'content') =>
  part(`Content-Disposition: form-data; name="file"; ${name}\r\nContent-Type: application/pdf`, content);
const CRLF = Buffer.from('\r\n');
const HEAD = `POST /key HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\n`;
const END = Buffer.from(`--${BOUNDARY}--\r\n`);

async function send(
  body: Buffer,
  { path = '/key', type = `multipart/form-data; boundary=${BOUNDARY}`, encoding = 'identity' } = {},
) {
  const sent = httpRequest({
    port,
    path,
    method: 'POST',
    headers: { 'content-type': type, 'content-length': body.length, 'content-encoding': encoding },
  });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return text(response);
}

const received = async (body: Buffer) =>
  JSON.parse(await send(body)) as { name: string; bytes: number; sha256: string };
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const nothingKept = async () => {
  expect(await storage.size('key')).toBeUndefined();
  expect(await readdir(join(directory, '.incoming')).catch(() => [])).toEqual([]);
};
async function eventually(outcome: string) {
  for (let waited = 0; outcomes.length === 0 && waited < 5000; waited += 10) await delay(10);
  expect(outcomes).toEqual([outcome]);
}

describe('an upload', () => {
  test('is stored byte for byte, with its size and sha256', async () => {
    const content = randomBytes(300_000);
    const answer = await received(Buffer.concat([filePart('filename="a.pdf"', content), END]));
    expect(answer).toEqual({ name: 'a.pdf', bytes: 300_000, sha256: sha256(content) });
    expect(sha256(await buffer(storage.read('key')))).toBe(answer.sha256);
  });

  test('is stored byte for byte when a boundary almost stands in it', async () => {
    const content = Buffer.from(`\r\n--${BOUNDARY.slice(0, -1)}\r\n--\r\n\r\n--a-bounda`.repeat(500));
    expect(await received(Buffer.concat([filePart('filename="a"', content), END]))).toMatchObject({
      bytes: content.length,
      sha256: sha256(content),
    });
  });

  test('keeps a Persian name, as browsers send it and as RFC 8187 writes it', async () => {
    const name = 'صورت‌حساب آبان ۱۴۰۵.pdf';
    const browser = await received(Buffer.concat([filePart(`filename="${name}"`), END]));
    expect(browser.name).toBe(name);
    const extended = `filename="x.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`;
    expect((await received(Buffer.concat([filePart(extended), END]))).name).toBe(name);
  });

  test('keeps a Persian name that fetch sends', async () => {
    const form = new FormData();
    form.append('file', new Blob(['content']), 'نامهٔ «مهم».pdf');
    const response = await fetch(`http://127.0.0.1:${port}/key`, { method: 'POST', body: form });
    expect(await response.json()).toMatchObject({ name: 'نامهٔ «مهم».pdf', bytes: 7 });
  });

  test('keeps quotes, which forms send escaped, and what else looks escaped', async () => {
    for (const [name, kept] of [
      ['گزارش "نهایی".txt', 'گزارش "نهایی".txt'],
      ['a\r\nb.txt', 'ab.txt'],
      ['100%25 %0a %2F %41.txt', '100%25 %0a %2F %41.txt'],
    ] as const) {
      const form = new FormData();
      form.append('file', new Blob(['content']), name);
      const response = await fetch(`http://127.0.0.1:${port}/key`, { method: 'POST', body: form });
      expect(await response.json()).toMatchObject({ name: kept });
    }
  });

  test('loses the path that an old browser sends before the name', async () => {
    expect((await received(Buffer.concat([filePart('filename="/etc/../a.pdf"'), END]))).name).toBe('a.pdf');
    const windows = Buffer.concat([filePart(`filename*=UTF-8''C%3A%5CUsers%5Ca.pdf`), END]);
    expect((await received(windows)).name).toBe('a.pdf');
  });

  test('may be empty: the inspection says so later', async () => {
    expect(await received(Buffer.concat([filePart('filename="a.txt"', ''), END]))).toMatchObject({ bytes: 0 });
    expect(await storage.size('key')).toBe(0);
  });

  test('may have exactly the largest size', async () => {
    const answer = await received(Buffer.concat([filePart('filename="a"', Buffer.alloc(MAX)), END]));
    expect(answer.bytes).toBe(MAX);
  });

  test('of one byte too many is refused and leaves nothing', async () => {
    const body = Buffer.concat([filePart('filename="a"', Buffer.alloc(MAX + 1)), END]);
    expect(await send(body)).toBe('too-large');
    await nothingKept();
  });

  test('that announces too much is refused before it is sent', async () => {
    const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'content-length': 100 * MAX };
    const sent = httpRequest({ port, method: 'POST', path: '/key', headers }).on('error', () => undefined);
    sent.flushHeaders();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    expect(await text(response)).toBe('too-large');
    sent.destroy();
    await nothingKept();
  });

  test('that proves too large while it is sent gets its answer, although the client goes on sending', async () => {
    const socket = connect(port, '127.0.0.1');
    const answer = once(socket, 'data') as Promise<[Buffer]>;
    socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
    const chunk = (content: Buffer) =>
      Buffer.concat([Buffer.from(`${content.length.toString(16)}\r\n`), content, CRLF]);
    socket.write(chunk(filePart('filename="a"', '').subarray(0, -2)));
    for (let sent = 0; sent < 40; sent++) {
      if (!socket.write(chunk(Buffer.alloc(MAX)))) await once(socket, 'drain');
    }
    expect((await answer).toString()).toMatch(/too-large/);
    socket.destroy();
    await nothingKept();
  });

  test('that breaks off with its connection leaves nothing', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`${HEAD}Content-Length: 500000\r\n\r\n`);
    socket.write(filePart('filename="a"', Buffer.alloc(100_000)));
    await delay(50);
    socket.destroy();
    await eventually('cut-off');
    await nothingKept();
  });

  test('whose form ends too early leaves nothing', async () => {
    const body = Buffer.concat([filePart('filename="a"', Buffer.alloc(100_000)), END]);
    for (const length of [20, 100, 1000, 100_000, body.length - 6]) {
      expect(await send(body.subarray(0, length))).toMatch(/^cut-off$/);
      await nothingKept();
    }
  });

  test('ends when the process stops', async () => {
    const stopping = new AbortController();
    signal = stopping.signal;
    const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
    const sent = httpRequest({ port, method: 'POST', path: '/key', headers }).on('error', () => undefined);
    sent.write(filePart('filename="a"', Buffer.alloc(100_000)));
    await delay(50);
    stopping.abort();
    await eventually('cut-off');
    await nothingKept();
    sent.destroy();
  });

  test('that is no multipart form is refused by its type', async () => {
    expect(await send(Buffer.from('{}'), { type: 'application/json' })).toBe('unsupported-media-type');
    expect(await send(Buffer.from('a=b'), { type: 'application/x-www-form-urlencoded' })).toBe(
      'unsupported-media-type',
    );
    expect(await send(Buffer.from('x'), { type: 'multipart/form-data' })).toBe('unsupported-media-type');
    await nothingKept();
  });

  test('that is compressed is refused, packed or not', async () => {
    const form = Buffer.concat([filePart('filename="a.pdf"'), END]);
    expect(await send(gzipSync(form), { encoding: 'gzip' })).toBe('unsupported-media-type');
    expect(await send(form, { encoding: 'br' })).toBe('unsupported-media-type');
    await nothingKept();
  });

  test('without a file, or with a file of another name, is invalid', async () => {
    const field = part('Content-Disposition: form-data; name="file"', 'text');
    const other = part('Content-Disposition: form-data; name="other"; filename="a"', 'text');
    expect(await send(Buffer.concat([field, END]))).toBe('invalid no-file');
    expect(await send(Buffer.concat([other, END]))).toBe('invalid unknown-field');
    expect(await send(END)).toBe('invalid no-file');
    await nothingKept();
  });

  test('with two files, or with a field beside the file, is invalid', async () => {
    const field = part('Content-Disposition: form-data; name="note"', 'text');
    const file = filePart('filename="a"', Buffer.alloc(200_000));
    expect(await send(Buffer.concat([file, file, END]))).toBe('invalid several-files');
    await nothingKept();
    expect(await send(Buffer.concat([file, field, END]))).toBe('invalid unknown-field');
    expect(await send(Buffer.concat([field, file, END]))).toBe('invalid unknown-field');
    await nothingKept();
  });

  test('says that the storage is full', async () => {
    storage = { ...storage, write: () => Promise.reject(new StorageFull()) };
    expect(await send(Buffer.concat([filePart('filename="a"'), END]))).toBe('storage-full');
  });

  test('lets the same connection serve the next request after a refusal', async () => {
    expect(await send(Buffer.concat([filePart('filename="a"', Buffer.alloc(MAX + 9)), END]))).toBe('too-large');
    expect(await received(Buffer.concat([filePart('filename="a"'), END]))).toMatchObject({ bytes: 7 });
  });

  test('runs beside others without mixing', async () => {
    const contents = Array.from({ length: 12 }, (_, index) => randomBytes(200_000 + index));
    const answers = await Promise.all(
      contents.map((content, index) =>
        send(Buffer.concat([filePart(`filename="${index}"`, content), END]), { path: `/key/${index}` }),
      ),
    );
    for (const [index, answer] of answers.entries()) {
      expect(JSON.parse(answer)).toMatchObject({ name: `${index}`, sha256: sha256(contents[index] as Buffer) });
      expect((await buffer(storage.read(`key/${index}`))).equals(contents[index] as Buffer)).toBe(true);
    }
  });
});
