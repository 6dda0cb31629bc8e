import { createHash, randomBytes } from 'node:crypto';
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LetterToRegister } from '../../activities/correspondence/port.ts';
import { aLetter, anAttachment } from '../testing/letters.ts';
import { freePort, spawnSimulator, UNSHARED, startSimulator, TEST_SECRET } from '../testing/spawn.ts';
import type { RunningSimulator } from '../testing/spawn.ts';

interface Entry {
  letterNumber: string;
  marker: string;
  attachments: { name: string; sha256: string; bytes: number }[];
}

const authorization = `Bearer ${TEST_SECRET}`;
let didgah: RunningSimulator;

beforeAll(async () => {
  didgah = await spawnSimulator('didgah');
});
afterAll(() => didgah.stop());

async function put(
  letter: LetterToRegister,
  { to = didgah, contents = [] as Buffer[], signal = AbortSignal.timeout(8_000) } = {},
) {
  const form = new FormData();
  form.append('letter', JSON.stringify(letter));
  contents.forEach((content, index) =>
    form.append('file', new Blob([new Uint8Array(content)]), letter.attachments[index]?.name ?? 'file'),
  );
  const url = `${to.url}/letters/${encodeURIComponent(letter.marker)}`;
  const response = await fetch(url, {
    method: 'PUT',
    body: form,
    headers: { ...UNSHARED, authorization },
    signal,
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

async function search(marker: string, { to = didgah, signal = AbortSignal.timeout(8_000) } = {}) {
  const response = await fetch(`${to.url}/letters?marker=${marker}`, {
    headers: { ...UNSHARED, authorization },
    signal,
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

async function entriesOf(marker: string, from = didgah): Promise<Entry[]> {
  return (await from.ledger<Entry>()).filter((entry) => entry.marker === marker);
}

describe('registering', () => {
  test('gives a number of the Jalali year, counted by organisation', async () => {
    const first = await put(aLetter({ organisation: 'counted' }));
    const second = await put(aLetter({ organisation: 'counted' }));
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body['letterNumber']).toMatch(/^14\d\d\/1$/);
    expect(second.body['letterNumber']).toMatch(/^14\d\d\/2$/);
  });

  test('a repeated marker gives the first number, also with a later deadline', async () => {
    const letter = aLetter();
    const first = await put(letter);
    const again = await put({ ...letter, notAfter: new Date(Date.now() + 120_000).toISOString() });
    expect(again).toEqual({ status: 200, body: first.body });
    expect(await entriesOf(letter.marker)).toHaveLength(1);
  });

  test('a marker that comes from several at once has one number', async () => {
    const content = randomBytes(5_000);
    const letter = aLetter({ attachments: [anAttachment(content)] });
    const answers = await Promise.all(Array.from({ length: 8 }, () => put(letter, { contents: [content] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body['letterNumber'])).size).toBe(1);
    expect(await entriesOf(letter.marker)).toHaveLength(1);
  });

  test('the same marker with other content is a conflict', async () => {
    const letter = aLetter();
    await put(letter);
    expect((await put({ ...letter, subject: 'موضوع دیگر' })).status).toBe(409);
  });

  test('is refused after the latest moment, and nothing is kept', async () => {
    const letter = aLetter({ notAfter: new Date(Date.now() - 1_000).toISOString() });
    expect((await put(letter)).status).toBe(410);
    expect(await entriesOf(letter.marker)).toEqual([]);
  });

  test('needs the token', async () => {
    const response = await fetch(`${didgah.url}/letters/x`, { method: 'PUT', headers: { authorization: 'Bearer no' } });
    expect(response.status).toBe(401);
    expect((await fetch(`${didgah.url}/letters?marker=x`)).status).toBe(401);
  });

  test('faults in the letter are named', async () => {
    const letter = aLetter();
    const faulty = { ...letter, subject: '', sender: { ...letter.sender, mobile: '0912' } };
    const { status, body } = await put(faulty);
    expect(status).toBe(400);
    expect(body['errors']).toEqual(
      expect.arrayContaining([
        { pointer: '/subject', code: 'minLength' },
        { pointer: '/sender/mobile', code: 'pattern' },
      ]),
    );
  });

  test('a body that is not multipart is not taken', async () => {
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await fetch(`${didgah.url}/letters/x`, { method: 'PUT', body: '{}', headers });
    expect(response.status).toBe(415);
  });
});

describe('attachments', () => {
  test('are kept as they arrived, under their Persian names', async () => {
    const contents = [randomBytes(3_000_000), Buffer.alloc(0), Buffer.from('متن ساده')];
    const letter = aLetter({
      attachments: contents.map((content, index) => anAttachment(content, `پیوست ${index}.pdf`)),
    });
    const { body } = await put(letter, { contents });
    const [entry] = await entriesOf(letter.marker);
    expect(entry?.attachments).toEqual(letter.attachments.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })));
    for (const [index, content] of contents.entries()) {
      const { sha256 } = letter.attachments[index] ?? { sha256: '' };
      const number = encodeURIComponent(body['letterNumber'] ?? '');
      const response = await fetch(`${didgah.url}/letters/${number}/attachments/${sha256}`);
      expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('that are not what the letter says are refused, and nothing is kept', async () => {
    const content = randomBytes(1_000);
    const stated = anAttachment(content);
    const wrongHash = aLetter({ attachments: [{ ...stated, sha256: createHash('sha256').digest('hex') }] });
    const wrongLength = aLetter({ attachments: [{ ...stated, bytes: 999 }] });
    const missing = aLetter({ attachments: [stated, stated] });
    for (const letter of [wrongHash, wrongLength, missing]) {
      expect(await put(letter, { contents: [content] })).toEqual({
        status: 400,
        body: { reason: 'attachments-differ' },
      });
      expect(await entriesOf(letter.marker)).toEqual([]);
    }
    expect(await readdir(join(didgah.dataDir, 'incoming'))).toEqual([]);
  });

  test('of 60 MB leave the memory flat', async () => {
    const content = randomBytes(60 * 1024 * 1024);
    const before = await residentBytes();
    const letter = aLetter({ attachments: [anAttachment(content)] });
    expect((await put(letter, { contents: [content] })).status).toBe(201);
    expect((await residentBytes()) - before).toBeLessThan(48 * 1024 * 1024);
  });

  test('of an unknown letter or hash are not found', async () => {
    const response = await fetch(`${didgah.url}/letters/1405%2F999999/attachments/${'a'.repeat(64)}`);
    expect(response.status).toBe(404);
  });
});

async function residentBytes(): Promise<number> {
  const status = await readFile(`/proc/${didgah.process.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

test('a search finds what is registered, and says plainly when there is nothing', async () => {
  const letter = aLetter();
  const { body } = await put(letter);
  expect(await search(letter.marker)).toEqual({ status: 200, body });
  expect(await search('nobody')).toEqual({ status: 404, body: { reason: 'unknown-marker' } });
});

test('the ledger holds what the contract names, and no more', async () => {
  const letter = aLetter();
  await put(letter);
  const [entry] = await entriesOf(letter.marker);
  const { organisation, unit, subject, sender } = letter;
  expect(entry).toEqual({
    letterNumber: expect.any(String),
    marker: letter.marker,
    ...{ organisation, unit, subject, sender },
    attachments: [],
    registeredAt: expect.any(String),
  });
});

test('the page shows letters, with what people wrote as text', async () => {
  await put(aLetter({ subject: '<script>alert(1)</script>' }));
  const response = await fetch(didgah.url);
  const page = await response.text();
  expect(page).toContain('dir="rtl"');
  expect(page).toContain('&#60;script&#62;alert(1)');
  expect(page).not.toContain('<script>alert');
});

test('the contract is published as OpenAPI 3.1', async () => {
  const contract = (await (await fetch(`${didgah.url}/openapi.json`)).json()) as Record<string, unknown>;
  const { Validator } = await import('@seriousme/openapi-schema-validator');
  const result = await new Validator().validate(contract);
  expect(result).toMatchObject({ valid: true });
  expect(contract['openapi']).toBe('3.1.0');
});

describe('faults', () => {
  test('an unknown one is refused, and so are senseless amounts', async () => {
    for (const order of [{ mode: 'explode' }, { mode: 'slow', times: 0 }, { mode: 'slow', seconds: -1 }, {}]) {
      const response = await fetch(`${didgah.url}/faults`, { method: 'POST', body: JSON.stringify(order) });
      expect(response.status).toBe(422);
    }
    expect((await fetch(`${didgah.url}/faults`, { method: 'POST', body: 'x' })).status).toBe(400);
  });

  test('`times` counts calls, `none` clears', async () => {
    await didgah.fault({ mode: 'http-503', times: 2 });
    expect([(await search('a')).status, (await search('a')).status, (await search('a')).status]).toEqual([
      503, 503, 404,
    ]);
    await didgah.fault({ mode: 'http-503' });
    expect((await search('a')).status).toBe(503);
    expect(await didgah.fault({ mode: 'none' })).toEqual({ mode: 'none' });
    expect((await search('a')).status).toBe(404);
  });

  test('`seconds` ends by itself', async () => {
    await didgah.fault({ mode: 'http-500', seconds: 0.4 });
    expect((await search('a')).status).toBe(500);
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect((await search('a')).status).toBe(404);
  });

  test.each([
    ['http-500', 500],
    ['http-503', 503],
    ['refuse', 422],
  ] as const)('%s answers %i and registers nothing', async (mode, status) => {
    const letter = aLetter();
    await didgah.fault({ mode, times: 1 });
    expect((await put(letter)).status).toBe(status);
    expect((await search(letter.marker)).status).toBe(404);
    expect((await put(letter)).status).toBe(201);
  });

  test('reset-connection breaks the call and registers nothing', async () => {
    const letter = aLetter();
    await didgah.fault({ mode: 'reset-connection', times: 1 });
    await expect(put(letter)).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET|EPIPE/) },
    });
    expect((await search(letter.marker)).status).toBe(404);
  });

  test('commit-then-hang registers and never answers', async () => {
    const letter = aLetter();
    await didgah.fault({ mode: 'commit-then-hang', times: 1 });
    await expect(put(letter, { signal: AbortSignal.timeout(600) })).rejects.toThrow('timeout');
    const found = await search(letter.marker);
    expect(await put(letter)).toEqual({ status: 200, body: found.body });
  });

  test('commit-then-500 registers and answers 500', async () => {
    const letter = aLetter();
    await didgah.fault({ mode: 'commit-then-500', times: 1 });
    expect((await put(letter)).status).toBe(500);
    expect((await search(letter.marker)).status).toBe(200);
  });

  test('duplicate-number answers the number of another letter of the organisation', async () => {
    const other = await put(aLetter({ organisation: 'doubled' }));
    const letter = aLetter({ organisation: 'doubled' });
    await didgah.fault({ mode: 'duplicate-number', times: 1 });
    const { status, body } = await put(letter);
    expect(status).toBe(201);
    expect(body['letterNumber']).toBe(other.body['letterNumber']);
    const found = await search(letter.marker);
    expect(found.body['letterNumber']).not.toBe(other.body['letterNumber']);
    expect((await entriesOf(letter.marker))[0]?.letterNumber).toBe(found.body['letterNumber']);
  });

  test('foreign-number gives a number of another form, and stands by it', async () => {
    const letter = aLetter();
    await didgah.fault({ mode: 'foreign-number', times: 1 });
    const { body } = await put(letter);
    expect(body['letterNumber']).not.toMatch(/^\d+\/\d+$/);
    expect((await search(letter.marker)).body).toEqual(body);
  });

  test('slow answers late but well', async () => {
    await didgah.fault({ mode: 'slow', times: 1 });
    const started = Date.now();
    expect((await put(aLetter())).status).toBe(201);
    expect(Date.now() - started).toBeGreaterThan(3_500);
  });

  test('refuse-connection closes the port, and can be ended early at the control address', async () => {
    const { control } = await didgah.fault({ mode: 'refuse-connection', seconds: 30 });
    await expect(search('a')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await fetch(`${String(control)}/faults`, { method: 'POST', body: '{"mode":"none"}', headers: UNSHARED });
    expect((await search('a')).status).toBe(404);
  });

  test('refuse-connection ends by itself', async () => {
    await didgah.fault({ mode: 'refuse-connection', seconds: 0.5 });
    await expect(search('a')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect((await search('a')).status).toBe(404);
  });
});

describe('a restart', () => {
  test.each(['SIGTERM', 'SIGKILL'] as const)('after %s forgets no letter and repeats no number', async (signal) => {
    const first = await spawnSimulator('didgah');
    const letter = aLetter();
    const { body } = await put(letter, { to: first });
    await first.stop(signal);

    const second = await spawnSimulator('didgah', { SIM_DATA_DIR: first.dataDir, SIM_PORT: String(first.port) });
    try {
      expect((await put(letter, { to: second })).body).toEqual(body);
      expect((await put(aLetter(), { to: second })).body['letterNumber']).toMatch(/\/2$/);
      expect(await second.ledger()).toHaveLength(2);
    } finally {
      await second.stop();
    }
  });

  test('drops a torn last line and goes on', async () => {
    const first = await spawnSimulator('didgah');
    await put(aLetter(), { to: first });
    await first.stop();
    await appendFile(join(first.dataDir, 'letters.jsonl'), '{"letterNumber":"1405/2","mark');

    const second = await spawnSimulator('didgah', { SIM_DATA_DIR: first.dataDir });
    await put(aLetter(), { to: second });
    await second.stop();
    const third = await spawnSimulator('didgah', { SIM_DATA_DIR: first.dataDir });
    expect(await third.ledger()).toHaveLength(2);
    await third.stop();
  });
});

describe('the process', () => {
  test('ends within five seconds although a call hangs', async () => {
    const own = await spawnSimulator('didgah');
    await own.fault({ mode: 'commit-then-hang' });
    const hanging = put(aLetter(), { to: own }).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const started = Date.now();
    expect(await own.stop()).toBe(0);
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(await hanging).toHaveProperty('message', 'fetch failed');
  });

  test('ends while its port is closed by a fault', async () => {
    const own = await spawnSimulator('didgah');
    await own.fault({ mode: 'refuse-connection', seconds: 60 });
    expect(await own.stop()).toBe(0);
  });

  test('says in one line that its port is taken', async () => {
    const port = await freePort();
    const squatter = createServer().listen(port, '127.0.0.1');
    const { code, said } = await fail({ SIM_PORT: String(port), SIM_DATA_DIR: didgah.dataDir });
    squatter.close();
    expect(code).toBe(1);
    expect(said).toBe(`didgah: port ${port} is already taken\n`);
  });

  test('names every missing setting', async () => {
    const { code, said } = await fail({ SIM_TOKEN: '' });
    expect(code).toBe(1);
    expect(said).toBe('didgah: set SIM_PORT, SIM_DATA_DIR, SIM_TOKEN\n');
  });
});

async function fail(env: Record<string, string>): Promise<{ code: unknown; said: string }> {
  const child = startSimulator('didgah', env);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, said };
}
