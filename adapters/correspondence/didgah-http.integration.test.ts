import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CorrespondenceSystem } from '../../activities/correspondence/port.ts';
import { aLetter, anAttachment } from '../../simulators/testing/letters.ts';
import { freePort, spawnSimulator, TEST_SECRET } from '../../simulators/testing/spawn.ts';
import type { RunningSimulator } from '../../simulators/testing/spawn.ts';
import { createDidgahHttp } from './didgah-http.ts';

let simulator: RunningSimulator;
let didgah: CorrespondenceSystem;

beforeAll(async () => {
  simulator = await spawnSimulator('didgah');
  didgah = createDidgahHttp({ url: simulator.url, token: TEST_SECRET, timeoutMs: 1_500 });
});
afterAll(() => simulator.stop());

async function entriesOf(marker: string) {
  return (await simulator.ledger<{ marker: string; letterNumber: string; attachments: unknown[] }>()).filter(
    (entry) => entry.marker === marker,
  );
}

test('registers a letter with its files, byte for byte, and finds it again', async () => {
  const contents = [randomBytes(2_000_000), Buffer.alloc(0), randomBytes(10)];
  const names = ['نامه "مهم"\r\n.pdf', 'خالی.txt', 'سوم.png'];
  const letter = aLetter({ attachments: contents.map((content, index) => anAttachment(content, names[index])) });
  const outcome = await didgah.register(letter);
  expect(outcome).toEqual({
    outcome: 'done',
    letterNumber: expect.stringMatching(/^14\d\d\/\d+$/),
    registeredAt: expect.any(String),
  });
  const [entry] = await entriesOf(letter.marker);
  expect(entry?.attachments).toEqual(letter.attachments.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })));
  const { outcome: _, ...registration } = outcome as Extract<typeof outcome, { outcome: 'done' }>;
  expect(await didgah.find(letter.marker)).toEqual({ found: true, ...registration });
});

test('repeats give the same number', async () => {
  const letter = aLetter({ attachments: [anAttachment()] });
  const [first, second] = await Promise.all([didgah.register(letter), didgah.register(letter)]);
  expect(second).toEqual(first);
  expect(await entriesOf(letter.marker)).toHaveLength(1);
});

test('a letter that is not there is surely not found', async () => {
  expect(await didgah.find('nothing')).toEqual({ found: false });
});

test('a large file passes through without being held in memory', async () => {
  const chunk = randomBytes(1024 * 1024);
  const whole = anAttachment(Buffer.concat(Array<Buffer>(50).fill(chunk)));
  const letter = aLetter({ attachments: [{ ...whole, open: () => Readable.from(Array<Buffer>(50).fill(chunk)) }] });
  const patient = createDidgahHttp({ url: simulator.url, token: TEST_SECRET });
  expect(await patient.register(letter)).toMatchObject({ outcome: 'done' });
});

describe('what a registration comes to', () => {
  test.each([
    ['http-500', { outcome: 'unknown', reason: 'HTTP 500' }, false],
    ['http-503', { outcome: 'unknown', reason: 'HTTP 503' }, false],
    ['reset-connection', { outcome: 'unknown', reason: expect.stringMatching(/ECONNRESET|EPIPE/) }, false],
    ['refuse', { outcome: 'refused', reason: expect.stringContaining('واحد گیرنده') }, false],
    ['commit-then-500', { outcome: 'unknown', reason: 'HTTP 500' }, true],
    ['commit-then-hang', { outcome: 'unknown', reason: 'TimeoutError' }, true],
    ['foreign-number', { outcome: 'done', letterNumber: expect.any(String), registeredAt: expect.any(String) }, true],
    ['duplicate-number', { outcome: 'done', letterNumber: expect.any(String), registeredAt: expect.any(String) }, true],
  ])('with %s', async (mode, outcome, found) => {
    const letter = aLetter({ attachments: [anAttachment(randomBytes(300_000))] });
    await simulator.fault({ mode, times: 1 });
    expect(await didgah.register(letter)).toEqual(outcome);
    expect(await didgah.find(letter.marker)).toMatchObject({ found });
  });

  test('with slow is unknown when the deadline passes first', async () => {
    await simulator.fault({ mode: 'slow', times: 1 });
    expect(await didgah.register(aLetter())).toEqual({ outcome: 'unknown', reason: 'TimeoutError' });
  });

  test('with refuse-connection is surely not sent', async () => {
    const letter = aLetter();
    await simulator.fault({ mode: 'refuse-connection', seconds: 0.5 });
    expect(await didgah.register(letter)).toEqual({ outcome: 'notSent', reason: 'ECONNREFUSED' });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await didgah.find(letter.marker)).toEqual({ found: false });
  });

  test('with a name that does not resolve, or gives two addresses, is surely not sent', async () => {
    for (const host of ['didgah.invalid', `localhost:${await freePort()}`]) {
      const away = createDidgahHttp({ url: `http://${host}`, token: 'x', timeoutMs: 5_000 });
      expect(await away.register(aLetter())).toMatchObject({ outcome: 'notSent' });
    }
  });

  test('after the latest moment nothing was registered', async () => {
    const late = aLetter({ notAfter: new Date(Date.now() - 1_000).toISOString() });
    expect(await didgah.register(late)).toEqual({ outcome: 'notSent', reason: 'HTTP 410' });
  });

  test('with a wrong token, or a marker of another letter, is refused', async () => {
    const stranger = createDidgahHttp({ url: simulator.url, token: 'wrong' });
    const large = aLetter({ attachments: [anAttachment(randomBytes(5_000_000))] });
    expect(await stranger.register(large)).toEqual({ outcome: 'refused', reason: 'HTTP 401' });
    const letter = aLetter();
    await didgah.register(letter);
    expect(await didgah.register({ ...letter, subject: 'دیگر' })).toEqual({ outcome: 'refused', reason: 'HTTP 409' });
  });

  test('with a file that breaks off, is too short or too long, is not sent as a whole and not registered', async () => {
    const content = randomBytes(200_000);
    const sound = anAttachment(content);
    const broken = () =>
      Readable.from(
        (async function* () {
          yield content.subarray(0, 100);
          throw new Error('the disk is gone');
        })(),
      );
    const streams = [broken, () => Readable.from([content.subarray(1)]), () => Readable.from([content, content])];
    for (const open of streams) {
      const letter = aLetter({ attachments: [{ ...sound, open }] });
      expect(await didgah.register(letter)).toMatchObject({ outcome: 'notSent' });
      expect(await didgah.find(letter.marker)).toEqual({ found: false });
    }
  });

  test.each([
    [201, '{}', 'unknown'],
    [201, 'thanks', 'unknown'],
    [201, '{"letterNumber":"","registeredAt":"2026-11-22T00:00:00Z"}', 'unknown'],
    [201, '{"letterNumber":"1405/1","registeredAt":"yesterday"}', 'unknown'],
    [201, '{"letterNumber":"1405/1","registeredAt":"2026-11-22T03:30:00+03:30"}', 'done'],
    [302, '', 'unknown'],
    [502, '<html>', 'unknown'],
    [429, '{}', 'notSent'],
    [413, '', 'refused'],
  ])('with HTTP %i and %j is %s', async (status, body, outcome) => {
    const result = await against(
      (request, response) => request.resume().once('end', () => response.writeHead(status).end(body)),
      (odd) => odd.register(aLetter()),
    );
    expect(result.outcome).toBe(outcome);
  });

  test('with an answer that breaks off is unknown', async () => {
    const result = await against(
      (_request, response) => {
        response.writeHead(201, { 'content-length': 100 });
        response.write('{"letterNumber":', () => response.destroy());
      },
      (odd) => odd.register(aLetter()),
    );
    expect(result.outcome).toBe('unknown');
  });
});

describe('a search throws when the answer says nothing about the letter', () => {
  test.each(['http-500', 'http-503', 'reset-connection', 'slow'])('with %s', async (mode) => {
    await simulator.fault({ mode, times: 1 });
    await expect(didgah.find('x')).rejects.toThrow('the correspondence system does not answer');
  });

  test('with a 404 that is not the contract’s', async () => {
    const finding = against(
      (_request, response) => response.writeHead(404).end('<html>'),
      (odd) => odd.find('x'),
    );
    await expect(finding).rejects.toThrow('HTTP 404');
  });
});

async function against<T>(listener: RequestListener, use: (odd: CorrespondenceSystem) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use(createDidgahHttp({ url: `http://127.0.0.1:${port}`, token: 'x', timeoutMs: 1_500 }));
  } finally {
    server.close();
  }
}
