import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CorrespondenceFeed, LetterToRegister } from '../../../activities/correspondence/port.ts';
import { freePort, spawnSimulator, TEST_SECRET, type RunningSimulator } from '../../../simulators/testing/spawn.ts';
import { sendMail } from '../../mail/smtp.ts';
import type { MailServer } from '../../mail/settings.ts';
import { createDial } from '../../outbound/dial.ts';
import { createEceMail } from './index.ts';
import { composeMail } from './mail.ts';

const OFFICE = 'ece@office.example';
const US = 'ece@pishkhan.example';

let simulator: RunningSimulator;
let smtp: MailServer;
let pop3: MailServer;
let system: ReturnType<typeof createEceMail>;

beforeAll(async () => {
  const ports = [await freePort(), await freePort()] as const;
  simulator = await spawnSimulator('mail', {
    SIM_SMTP_PORT: String(ports[0]),
    SIM_POP3_PORT: String(ports[1]),
    SIM_RECEIPT_SECONDS: '86400',
  });
  const server = { host: '127.0.0.1', security: 'none', username: 'pishkhan', password: TEST_SECRET } as const;
  smtp = { ...server, port: ports[0] };
  pop3 = { ...server, port: ports[1] };
  system = aSystem();
});
afterAll(() => simulator.stop());

const dial = createDial();

const aSystem = (other: { smtp?: MailServer; pop3?: MailServer; timeoutMs?: number } = {}) => {
  const { smtp: out, pop3: box, timeoutMs } = { smtp, pop3, timeoutMs: 3_000, ...other };
  return createEceMail({
    settings: {
      ...{ smtpHost: out.host, smtpPort: out.port, smtpSecurity: out.security },
      ...{ smtpUsername: out.username, smtpPassword: out.password },
      ...{ pop3Host: box.host, pop3Port: box.port, pop3Security: box.security },
      ...{ pop3Username: box.username, pop3Password: box.password, from: US, to: OFFICE },
      ...{ senderName: 'پیشخوان', senderCode: '1', receiverName: 'شهرداری', receiverCode: '2' },
    },
    ...{ dial, timeoutMs },
  });
};

const CONTENT = Buffer.from('%PDF-1.4 ساختگی\r\n.\r\n..پایان');

function aLetter(over: Partial<LetterToRegister> = {}): LetterToRegister {
  const sha256 = createHash('sha256').update(CONTENT).digest('hex');
  return {
    marker: randomUUID(),
    ...{ organisation: 'city', unit: 'U-1', subject: 'درخواست <پروانه> & «ساخت»', body: 'با سلام\nمتن' },
    sender: { kind: 'natural', name: 'سارا احمدی', nationalId: '0499370899', mobile: '+989121234567' },
    trackingCode: 'AB12-CD34-EF56',
    submittedAt: '2026-11-28T20:30:00.000Z',
    notAfter: new Date(Date.now() + 20_000).toISOString(),
    attachments: [
      {
        ...{ name: 'مدرک.pdf', sha256, bytes: CONTENT.length, mediaType: 'application/pdf' },
        open: () => Readable.from([CONTENT]),
      },
    ],
    ...over,
  };
}

const post = (path: string, body: object) =>
  fetch(`${simulator.url}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { connection: 'close' } });
const answer = async (marker: string, letterNumber?: string): Promise<string> => {
  const answered = (await (await post(`/letters/${marker}/receipts`, { letterNumber })).json()) as {
    letterNumber: string;
  };
  return answered.letterNumber;
};
const mails = async () => (await (await fetch(`${simulator.url}/mails`)).json()) as { to: string; source: string }[];

/** What lies in the mailbox, which is empty afterwards. */
type Told = Awaited<ReturnType<CorrespondenceFeed['after']>>['events'];

async function allTold(): Promise<Told> {
  const told: Told = [];
  let cursor: string | null = null;
  for (;;) {
    const read = await system.feed!.after(cursor);
    if (read.cursor === (cursor ?? '')) return told;
    told.push(...read.events);
    cursor = read.cursor;
  }
}

/** A mail as anybody could send it to us. */
async function mailUs(xml: string, { from = OFFICE } = {}): Promise<void> {
  const source = await composeMail({ marker: randomUUID(), xml, from, to: US });
  const mailed = await sendMail({ from, to: US, source, notAfter: Infinity }, { server: smtp, dial, timeoutMs: 3_000 });
  expect(mailed).toEqual({ outcome: 'taken' });
}

const receiptOf = (marker: string, number: string): string =>
  `<Letter><Protocol Name="ECE" Version="1.01"/><LetterNo>${marker}</LetterNo><RegistrationNo>${number}</RegistrationNo></Letter>`;

test('hands a letter over, whole, and hears its number from the receipt', async () => {
  const letter = aLetter();
  expect(await system.register(letter)).toEqual({ outcome: 'handedOver', reference: letter.marker });
  expect(await allTold()).toEqual([]);
  const letterNumber = await answer(letter.marker);
  expect((await simulator.ledger()).find(({ marker }) => marker === letter.marker)).toEqual({
    ...{ marker: letter.marker, letterNumber, registeredAt: expect.any(String) },
    ...{ organisation: 'شهرداری', unit: 'U-1', subject: letter.subject, trackingCode: letter.trackingCode },
    sender: { name: 'سارا احمدی' },
    attachments: [{ name: 'مدرک.pdf', sha256: letter.attachments[0]!.sha256, bytes: CONTENT.length }],
  });
  const told = await allTold();
  expect(told).toEqual([
    {
      ...{ id: expect.stringMatching(/^mail-/), type: 'registered', marker: letter.marker, letterNumber },
      ...{ at: expect.any(String), organisation: null },
    },
  ]);
  expect(await allTold()).toEqual([]);
});

test('the same is told again until its cursor is given back', async () => {
  await mailUs(receiptOf('m-1', '1405/1'));
  const first = await system.feed!.after(null);
  expect(await system.feed!.after(null)).toEqual(first);
  await mailUs(receiptOf('m-2', '1405/2'));
  expect((await system.feed!.after(first.cursor)).events).toMatchObject([{ marker: 'm-2', letterNumber: '1405/2' }]);
  await allTold();
});

test('states that letters cannot be looked for', () => expect(system.canFind).toBe(false));

test('answers a check, which throws when either server is out or does not know us', async () => {
  await system.check();
  const password = 'very-secret';
  for (const other of [{ smtp: { ...smtp, password } }, { pop3: { ...pop3, password } }]) {
    const checking = aSystem(other).check();
    await expect(checking).rejects.toMatchObject({ fault: 'credentials' });
    await expect(checking).rejects.not.toThrow(password);
  }
  await simulator.fault({ mode: 'mailbox-away', times: 1 });
  await expect(system.check()).rejects.toThrow('POP3');
});

describe('what a letter comes to', () => {
  test.each([
    ['greylist', { outcome: 'notSent', reason: 'SMTP 451' }],
    ['reject', { outcome: 'refused', reason: 'SMTP 550' }],
    ['commit-then-hang', { outcome: 'unknown', reason: 'TimeoutError' }],
    ['commit-then-reset', { outcome: 'unknown', reason: expect.any(String) }],
  ])('with %s', async (mode, outcome) => {
    await simulator.fault({ mode, times: 1 });
    expect(await system.register(aLetter())).toEqual(outcome);
  });

  test('with a mail that breaks off surely did not leave, or is in doubt, and is never called taken', async () => {
    const before = (await mails()).length;
    await simulator.fault({ mode: 'reset-connection', times: 1 });
    expect(['notSent', 'unknown']).toContain((await system.register(aLetter())).outcome);
    expect(await mails()).toHaveLength(before);
  });

  test('with refuse-connection is surely not sent', async () => {
    await simulator.fault({ mode: 'refuse-connection', seconds: 1 });
    expect(await system.register(aLetter())).toEqual({ outcome: 'notSent', reason: 'ECONNREFUSED' });
    await expect(system.feed!.after(null)).rejects.toMatchObject({ fault: 'refused' });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await system.register(aLetter())).toMatchObject({ outcome: 'handedOver' });
  });

  test('with a server that says nothing is surely not sent, within the deadline', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const began = Date.now();
    const away = aSystem({ smtp: { ...smtp, port }, timeoutMs: 500 });
    expect(await away.register(aLetter())).toEqual({ outcome: 'notSent', reason: 'TimeoutError' });
    expect(Date.now() - began).toBeLessThan(2_000);
    silent.close();
  });

  test('with a wrong password, or a server that is not to be trusted, waits; no secret stands in the outcome', async () => {
    const wrong = await aSystem({ smtp: { ...smtp, password: 'very-secret' } }).register(aLetter());
    expect(wrong).toEqual({ outcome: 'notSent', reason: 'SMTP 535' });
    expect(await aSystem({ smtp: { ...smtp, security: 'tls' } }).register(aLetter())).toMatchObject({
      outcome: 'notSent',
    });
    expect(await aSystem({ smtp: { ...smtp, security: 'starttls' } }).register(aLetter())).toMatchObject({
      outcome: 'notSent',
    });
  });

  test('too late, changed in storage, unreadable or too large for mail does not leave', async () => {
    const before = (await mails()).length;
    const [attachment] = aLetter().attachments;
    const late = aLetter({ notAfter: new Date(Date.now() - 1).toISOString() });
    expect(await system.register(late)).toMatchObject({ outcome: 'notSent' });
    const changed = { ...attachment!, open: () => Readable.from(['another']) };
    expect(await system.register(aLetter({ attachments: [changed] }))).toMatchObject({ outcome: 'notSent' });
    const broken = {
      ...attachment!,
      open: () =>
        new Readable({
          read() {
            this.destroy(new Error('gone'));
          },
        }),
    };
    expect(await system.register(aLetter({ attachments: [broken] }))).toMatchObject({ outcome: 'notSent' });
    const huge = { ...attachment!, bytes: 20 * 1024 * 1024 };
    expect(await system.register(aLetter({ attachments: [huge] }))).toEqual({
      ...{ outcome: 'refused', reason: 'too-large-for-mail' },
    });
    expect(await mails()).toHaveLength(before);
  });
});

describe('what the mailbox holds beside good receipts', () => {
  const bomb = `<!DOCTYPE Letter [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><Letter><LetterNo>&b;</LetterNo></Letter>`;

  test.each([
    ['no XML', 'hello', {}, 'not-xml'],
    ['another document', '<invoice><total>5</total></invoice>', {}, 'not-ece'],
    ['entities', bomb, {}, 'not-xml'],
    ['elements without end', '<Letter>'.repeat(10_000), {}, 'not-xml'],
    ['a receipt without a number', receiptOf('m', ''), {}, 'no-number'],
    ['a number of a thousand letters', receiptOf('m', '1'.repeat(1_000)), {}, 'no-number'],
    ['another sender', receiptOf('m', '1'), { from: 'somebody@else.example' }, 'other-sender'],
  ])('%s is kept whole for a person', async (_, xml, by, reason) => {
    await mailUs(xml, by);
    const [told, ...others] = await allTold();
    expect(others).toEqual([]);
    expect(told).toMatchObject({ unreadable: { reason, source: expect.stringContaining('ECE_XML.XML') } });
  });

  test('a mail of 2 MB stays where it is, and is told of once', async () => {
    await mailUs(`<Letter>${'x'.repeat(2 * 1024 * 1024)}</Letter>`);
    const first = await system.feed!.after(null);
    expect(first.events).toMatchObject([{ unreadable: { reason: 'too-long' } }]);
    expect(await system.feed!.after(first.cursor)).toEqual({ events: [], cursor: first.cursor });
    await mailUs(receiptOf('m-3', '1405/3'));
    expect((await system.feed!.after(first.cursor)).events).toMatchObject([{ marker: 'm-3' }]);
  });
});
