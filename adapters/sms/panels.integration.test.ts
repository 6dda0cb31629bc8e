import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SmsPanel } from '../../activities/sms/port.ts';
import { freePort, spawnSimulator, TEST_SECRET } from '../../simulators/testing/spawn.ts';
import type { RunningSimulator } from '../../simulators/testing/spawn.ts';
import { VENDORS } from './testing/vendors.ts';

const message = () => ({ to: '+989121234567', text: 'نامهٔ شما ثبت شد', reference: randomUUID() });
describe.each(VENDORS)('$name', ({ name, create, words, nonsense, canInquire }) => {
  let simulator: RunningSimulator;
  let panel: SmsPanel;

  beforeAll(async () => {
    simulator = await spawnSimulator('sms-panel', { SIM_VENDOR: name });
    panel = create({ id: 'panel-a', url: simulator.url, timeoutMs: 1_000 });
  });
  afterAll(() => simulator.stop());

  const taken = async () => (await simulator.ledger()).length;

  async function untilReceipt(id: string, receipt: string): Promise<void> {
    for (let tries = 0; tries < 40; tries++) {
      if ((await panel.receipts([id])).get(id) === receipt) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the receipt never became ${receipt}`);
  }

  test('sends a message and follows it to its delivery', async () => {
    const outcome = await panel.send(message());
    expect(outcome).toEqual({ outcome: 'accepted', panelMessageId: expect.stringMatching(/^\d+$/) });
    const id = outcome.outcome === 'accepted' ? outcome.panelMessageId : '';
    await untilReceipt(id, 'delivered');
    expect((await simulator.ledger()).at(-1)).toMatchObject({ id, to: '+989121234567', text: 'نامهٔ شما ثبت شد' });
  });

  if (!canInquire)
    test('states that it does not know messages by our ids', () => expect(panel.inquiry).toBeUndefined());

  if (canInquire)
    test('is asked for messages by our own ids, whether it gives a repeated one once or not', async () => {
      for (const deduplicates of [true, false]) {
        await fetch(`${simulator.url}/settings`, { method: 'POST', body: JSON.stringify({ deduplicates }) });
        const [once, never] = [message(), message()];
        const before = await taken();
        const outcomes = [await panel.send(once), await panel.send(once)];
        expect((await taken()) - before).toBe(deduplicates ? 1 : 2);
        const first = outcomes[0]?.outcome === 'accepted' ? outcomes[0].panelMessageId : '';
        expect(await panel.inquiry!.find([never.reference, once.reference])).toEqual(
          new Map([[once.reference, first]]),
        );
      }
      await fetch(`${simulator.url}/settings`, { method: 'POST', body: JSON.stringify({ deduplicates: true }) });
    });

  test('answers a check, which throws when it is out', async () => {
    await panel.check();
    for (const mode of ['http-500', 'reset-connection', 'slow']) {
      await simulator.fault({ mode, times: 2 });
      await expect(panel.check()).rejects.toThrow(/^panel-a does not answer: /);
      if (canInquire)
        await expect(panel.inquiry!.find([message().reference])).rejects.toThrow(/^panel-a does not answer: /);
    }
  });

  test('an address that ends with a slash is understood', async () => {
    const url = name === 'kavenegar' ? simulator.url : `${simulator.url}/`;
    expect(await create({ id: 'a', url }).send(message())).toMatchObject({ outcome: 'accepted' });
  });

  describe('what a send comes to', () => {
    test.each([
      ['blacklisted', { outcome: 'refused', reason: 'blacklisted', detail: words.blacklisted }],
      ['no-credit', { outcome: 'refused', reason: 'no-credit', detail: words['no-credit'] }],
      ['account', { outcome: 'refused', reason: 'account', detail: words.account }],
      ['logical-error', { outcome: 'refused', reason: 'other', detail: words['logical-error'] }],
      ['http-500', { outcome: 'unknown', reason: 'HTTP 500' }],
      ['reset-connection', { outcome: 'unknown', reason: expect.stringMatching(/ECONNRESET|EPIPE/) }],
      ['slow', { outcome: 'unknown', reason: 'TimeoutError' }],
    ])('with %s', async (mode, outcome) => {
      await simulator.fault({ mode, times: 1 });
      expect(await panel.send(message())).toEqual(outcome);
    });

    test('with accept-then-hang is unknown, and a panel that can be asked knows it', async () => {
      const hanging = message();
      await simulator.fault({ mode: 'accept-then-hang', times: 1 });
      expect(await panel.send(hanging)).toEqual({ outcome: 'unknown', reason: 'TimeoutError' });
      expect((await panel.inquiry?.find([hanging.reference]))?.size).toBe(canInquire ? 1 : undefined);
    });

    test('with refuse-connection is surely not sent', async () => {
      const before = await taken();
      await simulator.fault({ mode: 'refuse-connection', seconds: 0.5 });
      expect(await panel.send(message())).toEqual({ outcome: 'notSent', reason: 'ECONNREFUSED' });
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(await taken()).toBe(before);
    });

    test('with a name that does not resolve, or a host name that gives two addresses, is surely not sent', async () => {
      const port = await freePort();
      for (const host of ['panel.invalid', `localhost:${port}`]) {
        const away = create({ id: 'a', url: `http://${host}`, timeoutMs: 5_000 });
        expect(await away.send(message())).toMatchObject({ outcome: 'notSent' });
      }
    });

    test('with a number or a text that the panel does not take', async () => {
      expect(await panel.send({ ...message(), to: '+441234567890' })).toMatchObject({
        outcome: 'refused',
        reason: 'invalid-number',
      });
      expect(await panel.send({ ...message(), text: '' })).toMatchObject({ outcome: 'refused', reason: 'other' });
    });

    test('with a wrong key is refused, and the key stands nowhere in the outcome', async () => {
      const wrong = create({ id: 'a', url: simulator.url, key: 'very-secret' });
      const outcome = await wrong.send(message());
      expect(outcome).toEqual({ outcome: 'refused', reason: 'account', detail: words['wrong-key'] });
      await expect(wrong.check()).rejects.not.toThrow('very-secret');
      expect(JSON.stringify(outcome)).not.toContain('very-secret');
    });

    test.each([
      [200, '<html>', 'unknown'],
      ...nonsense.map((body) => [200, body, 'unknown'] as const),
      [502, 'bad gateway', 'unknown'],
      [404, 'no such page', 'refused'],
      [301, '', 'refused'],
    ])('with HTTP %i and %j is %s', async (status, body, outcome) => {
      const server = createServer((_request, response) => response.writeHead(status, { location: '/' }).end(body));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const odd = create({ id: 'odd', url: `http://127.0.0.1:${port}` });
      expect((await odd.send(message())).outcome).toBe(outcome);
      server.close();
    });
  });

  describe('receipts', () => {
    test.each([
      ['undelivered', 'undelivered'],
      ['receipts-out-of-order', 'delivered'],
    ])('with %s come to %s', async (mode, receipt) => {
      await simulator.fault({ mode, times: 1 });
      const outcome = await panel.send(message());
      await untilReceipt(outcome.outcome === 'accepted' ? outcome.panelMessageId : '', receipt);
    });

    test('with no-receipt stay pending', async () => {
      await simulator.fault({ mode: 'no-receipt', times: 1 });
      const outcome = await panel.send(message());
      const id = outcome.outcome === 'accepted' ? outcome.panelMessageId : '';
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect((await panel.receipts([id])).get(id)).toBe('pending');
    });

    test('of messages that the panel does not know are unknown', async () => {
      expect(await panel.receipts(['7', '8'])).toEqual(
        new Map([
          ['7', 'unknown'],
          ['8', 'unknown'],
        ]),
      );
      expect(await panel.receipts([])).toEqual(new Map());
    });

    test('are asked for 500 at once and no more', async () => {
      const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
      expect((await panel.receipts(ids(500))).size).toBe(500);
      await expect(panel.receipts(ids(501))).rejects.toThrow(RangeError);
    });

    test.each(['http-500', 'logical-error', 'reset-connection', 'slow'])(
      'throw when the panel is out: %s',
      async (mode) => {
        await simulator.fault({ mode, times: 1 });
        const asking = panel.receipts(['1']);
        await expect(asking).rejects.toThrow(/^panel-a does not answer: /);
        await expect(asking).rejects.not.toThrow(TEST_SECRET);
      },
    );
  });

  describe('templates', () => {
    const last = async () => (await simulator.ledger<{ text: string }>()).at(-1)?.text;

    if (name !== 'kavenegar')
      test('a code goes by the text that the panel has approved', async () => {
        const template = { kind: 'code', fields: { code: '482913' } };
        expect(await panel.send({ ...message(), template })).toMatchObject({ outcome: 'accepted' });
        expect(await last()).toBe('کد ورود به پیشخوان: 482913');
      });

    test('what the panel has approved no text for goes as it is', async () => {
      const template = { kind: 'closed', fields: {} };
      expect(await panel.send({ ...message(), template })).toMatchObject({ outcome: 'accepted' });
      expect(await last()).toBe('نامهٔ شما ثبت شد');
    });

    if (name !== 'kavenegar')
      test('a field that is longer than the panel takes is cut at a word, and one with its separator goes in one', async () => {
        const reason = 'مدارک پیوست خوانا نیست; لطفاً نسخهٔ خوانای همهٔ صفحه‌ها را دوباره بفرستید';
        const template = { kind: 'rejected', fields: { trackingCode: 'AB12-CD34-EF', reason } };
        expect(await panel.send({ ...message(), template })).toMatchObject({ outcome: 'accepted' });
        const reasons: Record<string, string> = {
          smsir: 'مدارک پیوست خوانا نیست;…',
          melipayamak: reason.replace(';', '،'),
        };
        expect(await last()).toBe(`نامهٔ شما با کد پیگیری AB12-CD34-EF پذیرفته نشد. دلیل: ${reasons[name]}`);
      });
  });
});
