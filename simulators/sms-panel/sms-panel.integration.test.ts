import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSimulator, TEST_SECRET } from '../testing/spawn.ts';
import type { RunningSimulator } from '../testing/spawn.ts';

interface Entry {
  id: string;
  to: string;
  text: string;
  at: string;
  status: string;
}

interface Reply {
  http: number;
  code: number;
  entries: Record<string, unknown>[];
}

let panel: RunningSimulator;
let lastNumber = 9_120_000_000;

beforeAll(async () => {
  panel = await spawnSimulator('sms-panel');
});
afterAll(() => panel.stop());

/** A number that no other test uses. */
function aNumber(): string {
  lastNumber += 1;
  return `0${lastNumber}`;
}

async function call(
  name: string,
  parameters: Record<string, string>,
  { to = panel, key = TEST_SECRET, method = 'POST', signal = AbortSignal.timeout(8_000) } = {},
): Promise<Reply> {
  const query = new URLSearchParams(parameters);
  const url = `${to.url}/v1/${key}/${name}.json`;
  const target = method === 'GET' ? `${url}?${query.toString()}` : url;
  const body = method === 'GET' ? undefined : query;
  const response = await fetch(target, { method, body, signal, headers: { connection: 'close' } });
  const reply = (await response.json()) as { return: { status: number }; entries: Record<string, unknown>[] };
  return { http: response.status, code: reply.return.status, entries: reply.entries };
}

async function entriesTo(local: string, from = panel): Promise<Entry[]> {
  return (await from.ledger<Entry>()).filter(({ to }) => to === `+98${local.slice(1)}`);
}

async function untilStatus(local: string, status: string): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    if ((await entriesTo(local)).every((entry) => entry.status === status)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no message became ${status}`);
}

describe('sending', () => {
  test.each(['GET', 'POST'])('takes a message by %s and puts it into the ledger', async (method) => {
    const receptor = aNumber();
    const reply = await call('sms/send', { receptor, message: 'سلام، نامه‌تان رسید' }, { method });
    expect(reply).toMatchObject({ http: 200, code: 200 });
    expect(reply.entries).toEqual([
      expect.objectContaining({ messageid: expect.any(Number), status: 5, receptor, message: 'سلام، نامه‌تان رسید' }),
    ]);
    const [entry] = await entriesTo(receptor);
    expect(entry).toEqual({
      id: String(reply.entries[0]?.['messageid']),
      to: `+98${receptor.slice(1)}`,
      text: 'سلام، نامه‌تان رسید',
      at: expect.stringMatching(/Z$/),
      status: expect.any(String),
    });
    await untilStatus(receptor, 'delivered');
  });

  test('knows a number in every usual spelling', async () => {
    const receptor = aNumber();
    const bare = receptor.slice(1);
    const persian = receptor.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
    const receptors = [receptor, bare, `98${bare}`, `0098${bare}`, `+98${bare}`, persian].join(',');
    expect((await call('sms/send', { receptor: receptors, message: 'یک' })).entries).toHaveLength(6);
    expect(await entriesTo(receptor)).toHaveLength(6);
  });

  test('a repeated localid gives the first message again', async () => {
    const receptor = aNumber();
    const message = { receptor, message: 'یک بار', localid: String(lastNumber) };
    const replies = await Promise.all([
      call('sms/send', message),
      call('sms/send', message),
      call('sms/send', message),
    ]);
    expect(new Set(replies.map(({ entries }) => entries[0]?.['messageid'])).size).toBe(1);
    expect(await entriesTo(receptor)).toHaveLength(1);
  });

  test.each([
    ['an invalid number', { receptor: '0212345', message: 'x' }, 411],
    ['an invalid sender', { receptor: '09121234567', message: 'x', sender: 'ما' }, 412],
    ['an empty text', { receptor: '09121234567', message: ' ' }, 413],
    ['a text that is too long', { receptor: '09121234567', message: 'x'.repeat(901) }, 413],
    ['no number', { message: 'x' }, 400],
    ['too many numbers', { receptor: Array(201).fill('09121234567').join(','), message: 'x' }, 414],
  ])('refuses %s', async (_name, parameters: Record<string, string>, code) => {
    const before = await panel.ledger();
    expect(await call('sms/send', parameters)).toEqual({ http: code, code, entries: null });
    expect(await panel.ledger()).toHaveLength(before.length);
  });

  test('refuses a wrong key and an unknown call', async () => {
    expect((await call('sms/send', {}, { key: 'wrong' })).code).toBe(403);
    expect((await call('sms/sing', {})).code).toBe(404);
  });
});

test('a template is filled with its tokens', async () => {
  const receptor = aNumber();
  const reply = await call('verify/lookup', { receptor, token: '482913', template: 'sign-in' });
  expect(reply.code).toBe(200);
  expect((await entriesTo(receptor))[0]?.text).toBe('کد ورود به پیشخوان: 482913');
  expect((await call('verify/lookup', { receptor, token: 'a b', template: 'sign-in' })).code).toBe(431);
  expect((await call('verify/lookup', { receptor, token: 'a', template: 'constructor' })).code).toBe(424);
});

test('the status call knows its own messages and says 100 of others', async () => {
  const receptor = aNumber();
  const { entries } = await call('sms/send', { receptor, message: 'x' });
  const id = Number(entries[0]?.['messageid']);
  await untilStatus(receptor, 'delivered');
  const reply = await call('sms/status', { messageid: `${id},77` }, { method: 'GET' });
  expect(reply.entries).toMatchObject([
    { messageid: id, status: 10 },
    { messageid: 77, status: 100 },
  ]);
  const tooMany = Array.from({ length: 501 }, (_, index) => index + 1).join(',');
  expect((await call('sms/status', { messageid: tooMany })).code).toBe(414);
});

test('there is nothing to receive yet', async () => {
  expect(await call('sms/receive', { linenumber: '10004346', isread: '0' })).toEqual({
    http: 200,
    code: 200,
    entries: [],
  });
});

describe('the phone page', () => {
  test('shows messages as text, grouped by number, and narrows to one', async () => {
    const [one, other] = [aNumber(), aNumber()];
    await call('sms/send', { receptor: one, message: '<img src=x onerror=alert(1)>' });
    await call('sms/send', { receptor: other, message: 'پیام دیگری' });
    const page = await (await fetch(`${panel.url}/?number=${one}`)).text();
    expect(page).toContain('dir="rtl"');
    expect(page).toContain('&#60;img src=x');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('پیام دیگری');
    expect(await (await fetch(panel.url)).text()).toContain('پیام دیگری');
  });

  test('shows what was searched for as text too', async () => {
    const page = await (
      await fetch(`${panel.url}/?number=${encodeURIComponent('"><script>alert(1)</script>')}`)
    ).text();
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('پیامکی نیست');
  });
});

describe('faults', () => {
  test('an unknown one is refused', async () => {
    const response = await fetch(`${panel.url}/faults`, { method: 'POST', body: '{"mode":"commit-then-hang"}' });
    expect(response.status).toBe(422);
  });

  test('http-500 takes nothing', async () => {
    const receptor = aNumber();
    await panel.fault({ mode: 'http-500', times: 1 });
    const response = await fetch(`${panel.url}/v1/${TEST_SECRET}/sms/send.json?receptor=${receptor}&message=x`);
    expect(response.status).toBe(500);
    expect(await entriesTo(receptor)).toEqual([]);
    expect((await call('sms/send', { receptor, message: 'x' })).code).toBe(200);
  });

  test('logical-error is a fault inside HTTP 200', async () => {
    const receptor = aNumber();
    await panel.fault({ mode: 'logical-error', times: 1 });
    expect(await call('sms/send', { receptor, message: 'x' })).toEqual({ http: 200, code: 402, entries: null });
    expect(await entriesTo(receptor)).toEqual([]);
  });

  test('no-credit takes nothing and leaves the status call alone', async () => {
    const receptor = aNumber();
    await panel.fault({ mode: 'no-credit', times: 1 });
    expect((await call('sms/status', { messageid: '1' })).code).toBe(200);
    expect((await call('sms/send', { receptor, message: 'x' })).code).toBe(418);
    expect(await entriesTo(receptor)).toEqual([]);
  });

  test('blacklisted is a delivery status, and no phone shows the message', async () => {
    const receptor = aNumber();
    await panel.fault({ mode: 'blacklisted', times: 1 });
    const { code, entries } = await call('sms/send', { receptor, message: 'x' });
    expect([code, entries[0]?.['status']]).toEqual([200, 14]);
    expect(await entriesTo(receptor)).toEqual([]);
    const status = await call('sms/status', { messageid: String(entries[0]?.['messageid']) });
    expect(status.entries[0]?.['status']).toBe(14);
  });

  test('accept-then-hang takes the message and never answers', async () => {
    const receptor = aNumber();
    await panel.fault({ mode: 'accept-then-hang', times: 1 });
    const signal = AbortSignal.timeout(500);
    await expect(call('sms/send', { receptor, message: 'x' }, { signal })).rejects.toThrow('timeout');
    await untilStatus(receptor, 'delivered');
    expect(await entriesTo(receptor)).toHaveLength(1);
  });

  test('reset-connection breaks the call and takes nothing', async () => {
    const receptor = aNumber();
    await panel.fault({ mode: 'reset-connection', times: 1 });
    await expect(call('sms/send', { receptor, message: 'x' })).rejects.toThrow('fetch failed');
    expect(await entriesTo(receptor)).toEqual([]);
  });

  test('slow answers late but well', async () => {
    await panel.fault({ mode: 'slow', times: 1 });
    const started = Date.now();
    expect((await call('sms/send', { receptor: aNumber(), message: 'x' })).code).toBe(200);
    expect(Date.now() - started).toBeGreaterThan(3_500);
  });

  test('undelivered ends as 11', async () => {
    const receptor = aNumber();
    await panel.fault({ mode: 'undelivered', times: 1 });
    const { entries } = await call('sms/send', { receptor, message: 'x' });
    await untilStatus(receptor, 'undelivered');
    expect((await call('sms/status', { messageid: String(entries[0]?.['messageid']) })).entries[0]?.['status']).toBe(
      11,
    );
  });

  test('no-receipt leaves the message sent for ever', async () => {
    const receptor = aNumber();
    await panel.fault({ mode: 'no-receipt', times: 1 });
    await call('sms/send', { receptor, message: 'x' });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect((await entriesTo(receptor))[0]?.status).toBe('sent');
  });

  test('receipts-out-of-order tells of the sending after the delivery, and ends delivered', async () => {
    const receptor = aNumber();
    await panel.fault({ mode: 'receipts-out-of-order', times: 1 });
    await call('sms/send', { receptor, message: 'x' });
    const seen: (string | undefined)[] = [];
    for (let round = 0; round < 30; round++) {
      const status = (await entriesTo(receptor))[0]?.status;
      if (status !== seen.at(-1)) seen.push(status);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(seen).toEqual(['sent', 'delivered', 'sent', 'delivered']);
  });

  test('refuse-connection closes the port for its seconds', async () => {
    await panel.fault({ mode: 'refuse-connection', seconds: 0.5 });
    const refused = call('sms/send', { receptor: aNumber(), message: 'x' });
    await expect(refused).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect((await call('sms/send', { receptor: aNumber(), message: 'x' })).code).toBe(200);
  });
});

describe('a restart', () => {
  test('right after a send keeps the message and its number, and its receipt still comes', async () => {
    const first = await spawnSimulator('sms-panel');
    const receptor = aNumber();
    const parameters = { receptor, message: 'x', localid: '42' };
    const before = await call('sms/send', parameters, { to: first });
    await first.stop('SIGKILL');
    await appendFile(join(first.dataDir, 'messages.jsonl'), '{"event":"status","id":10');

    const second = await spawnSimulator('sms-panel', { SIM_DATA_DIR: first.dataDir });
    try {
      const again = await call('sms/send', parameters, { to: second });
      expect(again.entries[0]?.['messageid']).toBe(before.entries[0]?.['messageid']);
      await call('sms/send', { receptor, message: 'y' }, { to: second });
      await new Promise((resolve) => setTimeout(resolve, 600));
      const entries = await entriesTo(receptor, second);
      expect(entries.map(({ text, status }) => [text, status])).toEqual([
        ['x', 'delivered'],
        ['y', 'delivered'],
      ]);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(2);
    } finally {
      expect(await second.stop()).toBe(0);
    }
  });
});
