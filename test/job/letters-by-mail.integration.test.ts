import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, spawnSimulator, TEST_SECRET, type RunningSimulator } from '../../simulators/testing/spawn.ts';
import { eventually, type ApiClient } from '../support/http.ts';
import { aSubmittedLetter, decide, reaches, staff, witnesses } from '../support/people.ts';
import { UNTIL_SETTLED_MS, useScene } from './scene.ts';

/** Longer than a worker knows connections for. */
const HEARD_OF_WITHIN_MS = 4_000;

const scene = useScene();
let admin: ApiClient;
let mail: RunningSimulator;

const post = (path: string, body: object) =>
  fetch(`${mail.url}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { connection: 'close' } });

async function answer(marker: string): Promise<string> {
  const response = await post(`/letters/${marker}/receipts`, {});
  expect(response.status).toBe(200);
  return ((await response.json()) as { letterNumber: string }).letterNumber;
}

/** The letter, once it lies at the office. */
async function handedOver(): Promise<string> {
  const { id } = await aSubmittedLetter(scene.applicant, 'university');
  expect((await decide(scene.unitController, id, 'accept')).status).toBe(200);
  const mailsOf = async () => (await (await fetch(`${mail.url}/mails`)).json()) as { source: string }[];
  const isSent = (mails: { source: string }[]) =>
    mails.some(({ source }) => Buffer.from(source, 'base64').includes(`Subject: ece-${id}`));
  await eventually(mailsOf, { is: isSent });
  return id;
}

/** No answer comes by mail: somebody of the organisation writes it. */
async function isAnsweredAtTheDesk(id: string): Promise<void> {
  const reply = () =>
    scene.unitController.post(`/api/desk/v1/submissions/${id}/reply`, { body: { text: 'موافقت شد.' } });
  expect((await reply()).status).toBe(403);
  expect((await admin.patch('/api/desk/v1/organisation', { body: { repliesAtDesk: true } })).status).toBe(200);
  await eventually(async () => (await scene.unitController.get(`/api/desk/v1/submissions/${id}`)).body, {
    is: ({ allowedActions }) => allowedActions.includes('reply'),
    within: UNTIL_SETTLED_MS,
  });
  expect((await reply()).body).toMatchObject({ status: 'replied' });
  const { body } = await scene.applicant.get(`/api/v1/submissions/${id}`);
  expect(body.replies).toMatchObject([{ text: 'موافقت شد.', documents: [] }]);
  await eventually(() => witnesses(scene.stack).sms(scene.applicant.mobile), {
    is: (messages) => messages.some(({ text }) => text.includes('موافقت شد.')),
  });
}

beforeAll(async () => {
  admin = await staff(scene.stack, 'university-admin');
  const [smtpPort, pop3Port] = [await freePort(), await freePort()];
  mail = await spawnSimulator('mail', {
    ...{ SIM_SMTP_PORT: String(smtpPort), SIM_POP3_PORT: String(pop3Port), SIM_RECEIPT_SECONDS: '86400' },
  });
  const settings = {
    ...{ smtpHost: '127.0.0.1', smtpPort, smtpSecurity: 'none', smtpUsername: 'pishkhan', smtpPassword: TEST_SECRET },
    ...{ pop3Host: '127.0.0.1', pop3Port, pop3Security: 'none', pop3Username: 'pishkhan', pop3Password: TEST_SECRET },
    ...{ from: 'ece@pishkhan.example', to: 'ece@office.example', senderName: 'پیشخوان', receiverName: 'دانشگاه' },
  };
  const body = { kind: 'correspondence', adapter: 'ece-mail', name: 'دبیرخانه با پست', active: true, settings };
  const connected = await admin.post('/api/desk/v1/connections', { body });
  expect(connected).toMatchObject({ status: 201 });
  expect((await admin.post(`/api/desk/v1/connections/${connected.body.id}/test`)).body).toMatchObject({ works: true });
  await sleep(HEARD_OF_WITHIN_MS);
}, UNTIL_SETTLED_MS);
afterAll(() => mail?.stop());

describe('a letter to an office that is reached by e-mail', () => {
  it('waits for its number, which the receipt brings, and is mailed once', async () => {
    const id = await handedOver();
    await sleep(2_000);
    expect((await scene.applicant.get(`/api/v1/submissions/${id}`)).body).toMatchObject({ status: 'registering' });
    const letterNumber = await answer(id);
    expect(await reaches(scene.applicant, id, 'registered', UNTIL_SETTLED_MS)).toMatchObject({ letterNumber });
    const [entry, ...others] = (await mail.ledger()).filter(({ marker }) => marker === id);
    expect([entry?.letterNumber, others]).toEqual([letterNumber, []]);
    expect(await witnesses(scene.stack).letters(id)).toEqual([]);
    await isAnsweredAtTheDesk(id);
  });

  it('takes a receipt that comes twice once, and no other letter’s', async () => {
    const id = await handedOver();
    await mail.fault({ mode: 'foreign-letter', times: 1 });
    const letterNumber = await answer(id);
    await mail.fault({ mode: 'receipt-doubled', times: 1 });
    expect(await answer(id)).toBe(letterNumber);
    expect(await reaches(scene.applicant, id, 'registered', UNTIL_SETTLED_MS)).toMatchObject({ letterNumber });
  });

  it('goes on where mail that is no receipt came first', async () => {
    const id = await handedOver();
    for (const mode of ['not-ece', 'xml-bomb']) {
      await mail.fault({ mode, times: 1 });
      await answer(id);
    }
    await sleep(6_000);
    expect((await scene.applicant.get(`/api/v1/submissions/${id}`)).body).toMatchObject({ status: 'registering' });
    const letterNumber = await answer(id);
    expect(await reaches(scene.applicant, id, 'registered', UNTIL_SETTLED_MS)).toMatchObject({ letterNumber });
  });
});
