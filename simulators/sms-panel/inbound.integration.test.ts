import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSimulator, TEST_SECRET } from '../testing/spawn.ts';
import type { RunningSimulator } from '../testing/spawn.ts';

let panel: RunningSimulator;
let hook: Server;
const posted: URLSearchParams[] = [];
let refusals = 0;

beforeAll(async () => {
  hook = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (refusals-- > 0) return void response.writeHead(503).end();
    posted.push(new URLSearchParams(body));
    response.end();
  }).listen(0, '127.0.0.1');
  await once(hook, 'listening');
  const { port } = hook.address() as AddressInfo;
  panel = await spawnSimulator('sms-panel', { SIM_WEBHOOK_URL: `http://127.0.0.1:${port}/hook` });
});
afterAll(async () => {
  await panel.stop();
  hook.close();
});

const write = (body: object, to = panel) =>
  fetch(`${to.url}/inbound`, { method: 'POST', body: JSON.stringify(body), headers: { connection: 'close' } });

async function receive(isread: '0' | '1', from = panel) {
  const query = new URLSearchParams({ linenumber: '10004346', isread });
  const response = await fetch(`${from.url}/v1/${TEST_SECRET}/sms/receive.json?${query.toString()}`);
  return ((await response.json()) as { entries: { messageid: number; message: string; sender: string }[] }).entries;
}

async function untilPosted(count: number): Promise<void> {
  for (let tries = 0; tries < 100 && posted.length < count; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(posted).toHaveLength(count);
}

describe('what a phone sends', () => {
  test('is given once as unread, and then as read', async () => {
    const { id } = (await (await write({ from: '09121111111', text: 'کد ۱' })).json()) as { id: string };
    const [entry] = await receive('0');
    expect(entry).toMatchObject({ messageid: Number(id), message: 'کد ۱', sender: '09121111111' });
    expect(await receive('0')).toEqual([]);
    expect((await receive('1')).map(({ messageid }) => String(messageid))).toContain(id);
  });

  test('is handed on to the customer’s server as a form, again where it is not taken', async () => {
    posted.length = 0;
    refusals = 1;
    await write({ from: '+989122222222', text: 'کد ۲' });
    await untilPosted(1);
    expect(Object.fromEntries(posted[0]!)).toEqual({
      ...{ messageid: expect.stringMatching(/^\d+$/), from: '09122222222' },
      ...{ to: '10004346', message: 'کد ۲' },
    });
  });

  test('comes from the page’s form too, and is shown on the phone', async () => {
    const form = new URLSearchParams({ from: '09123333333', text: 'سلام <b>' });
    const response = await fetch(`${panel.url}/inbound`, { method: 'POST', body: form, redirect: 'manual' });
    expect(response.status).toBe(303);
    const page = await (await fetch(`${panel.url}${response.headers.get('location')}`)).text();
    expect(page).toContain('سلام &#60;b&#62;');
    expect(page).toContain('از این گوشی');
  });

  test.each([
    [{ from: 'x', text: 'a' }],
    [{ from: '09121111111', text: '' }],
    [{ text: 'a' }],
    [{ from: '09121111111' }],
  ])('is refused when it is %j', async (body) => expect((await write(body)).status).toBe(422));

  test('survives a restart, with whether it was read', async () => {
    const first = await spawnSimulator('sms-panel');
    await write({ from: '09124444444', text: 'پیش' }, first);
    expect(await receive('0', first)).toHaveLength(1);
    await write({ from: '09124444444', text: 'پس' }, first);
    await first.stop('SIGKILL');
    const second = await spawnSimulator('sms-panel', { SIM_DATA_DIR: first.dataDir });
    try {
      expect((await receive('0', second)).map(({ message }) => message)).toEqual(['پس']);
    } finally {
      await second.stop();
    }
  });
});
