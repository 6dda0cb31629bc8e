import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DocumentMissing, type DocumentStorage } from '../../../activities/documents/port.ts';
import { createDiskStorage } from '../../../adapters/storage/disk.ts';
import { type Download, sendDocument } from './download.ts';

const CONTENT = 'abcdefghijklmnopqrstuvwxyz';
const NAME = 'نامهٔ «مهم» (۱)*.pdf';
let directory: string;
let storage: DocumentStorage;
let server: Server;
let address: string;
let document: Omit<Download, 'storage' | 'range'>;
let failure: unknown;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'download-'));
  storage = createDiskStorage({ directory });
  await storage.write('key', stream(CONTENT));
  document = { key: 'key', name: NAME, mediaType: 'application/pdf', bytes: CONTENT.length };
  failure = undefined;
  server = createServer((request, response) => {
    sendDocument(response, { storage, ...document, range: request.headers.range }).catch((error: unknown) => {
      failure = error;
      response.writeHead(404).end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(directory, { recursive: true, force: true });
});

async function* stream(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

const get = (range?: string, method = 'GET') => fetch(address, { method, headers: range ? { range } : {} });

describe('a download', () => {
  test('is an attachment that no browser opens on this site', async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '26',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''/);
    expect(await response.text()).toBe(CONTENT);
  });

  test('carries its Persian name in a form that headers can hold', async () => {
    const header = (await get()).headers.get('content-disposition') ?? '';
    expect(header).toMatch(/^[!-~ ]+$/);
    const encoded = header.split("UTF-8''")[1] ?? '';
    expect(encoded).toMatch(/^[\w.~%-]+$/);
    expect(decodeURIComponent(encoded)).toBe(NAME);
  });

  test('lets no name break out of its header', async () => {
    document = { ...document, name: 'a"; filename=b.exe\r\nX-Evil: 1\u202e.pdf' };
    const { headers } = await get();
    expect(headers.get('x-evil')).toBeNull();
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="a\\"; filename=b\.exeX-Evil: 1\.pdf"$/);
  });

  test.each([
    ['bytes=0-0', 'a', 'bytes 0-0/26'],
    ['bytes=2-5', 'cdef', 'bytes 2-5/26'],
    ['bytes=20-', 'uvwxyz', 'bytes 20-25/26'],
    ['bytes=20-1000', 'uvwxyz', 'bytes 20-25/26'],
    ['bytes=-3', 'xyz', 'bytes 23-25/26'],
  ])('gives the range %s', async (range, content, header) => {
    const response = await get(range);
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(header);
    expect(response.headers.get('content-length')).toBe(`${content.length}`);
    expect(await response.text()).toBe(content);
  });

  test.each(['bytes=26-', 'bytes=100-200', 'bytes=5-2'])('has no range %s', async (range) => {
    const response = await get(range);
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */26');
    expect(await response.text()).toBe('');
  });

  test.each(['bytes=0-1,4-5', 'bytes=-1000', 'bytes=-0', 'bytes=-', 'bytes=a-b', 'letters=0-1', 'bytes=0x1-2'])(
    'is whole when the range is %s',
    async (range) => {
      const response = await get(range);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(CONTENT);
    },
  );

  test('of which only the head is asked sends no bytes and no range', async () => {
    const response = await get('bytes=0-3', 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('26');
    expect(await response.text()).toBe('');
  });

  test('may be empty', async () => {
    await storage.write('empty', stream());
    document = { ...document, key: 'empty', bytes: 0 };
    expect(await (await get()).text()).toBe('');
    expect((await get('bytes=0-')).status).toBe(416);
  });

  test('that is missing can still become an error answer', async () => {
    document = { ...document, key: 'nothing' };
    expect((await get()).status).toBe(404);
    expect(failure).toBeInstanceOf(DocumentMissing);
  });

  test('that the client breaks off lets go of the file', async () => {
    const big = 'x'.repeat(1 << 20);
    await storage.write('big', stream(...Array.from({ length: 16 }, () => big)));
    document = { ...document, key: 'big', bytes: 16 << 20 };
    const opened: NodeJS.ReadableStream[] = [];
    const disk = storage;
    storage = { ...disk, read: (...asked) => opened[opened.push(disk.read(...asked)) - 1] as NodeJS.ReadableStream };
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
    await delay(100);
    expect(opened[0]).toMatchObject({ destroyed: true });
    expect(failure).toBeUndefined();
  });
});
