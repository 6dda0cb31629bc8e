import { describe, expect, it } from '@jest/globals';
import { addressSecret, inboundPurpose } from '../../adapters/signature/address.ts';
import { sign, SIGNATURE_HEADER } from '../../adapters/signature/hmac.ts';
import { toPersianDigits } from '../../domain/text/digits.ts';
import { circulate } from '../support/didgah.ts';
import { ApiClient, eventually } from '../support/http.ts';
import {
  aSubmittedLetter,
  anApplicant,
  decide,
  freshPerson,
  reaches,
  witnesses,
  type Applicant,
} from '../support/people.ts';
import { useScene } from './scene.ts';

const scene = useScene();

type Line = 'panel-a' | 'panel-b';

/** An SMS from a phone to a line. */
async function write(from: string, text: string, line: Line = 'panel-a'): Promise<string> {
  const response = await fetch(`${scene.stack.urls[line]}/inbound`, {
    method: 'POST',
    body: JSON.stringify({ from, text }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

const messagesOf = async (mobile: string): Promise<string[]> =>
  (await witnesses(scene.stack).sms(mobile)).sort((a, b) => a.at.localeCompare(b.at)).map(({ text }) => text);

/** What comes to a phone after `seen` messages. */
const answerTo = async (mobile: string, seen: number): Promise<string> =>
  (await eventually(() => messagesOf(mobile), { is: (texts) => texts.length > seen, within: 30_000 }))[seen]!;

async function ask(mobile: string, text: string, line: Line = 'panel-a'): Promise<string> {
  const seen = (await messagesOf(mobile)).length;
  await write(mobile, text, line);
  return answerTo(mobile, seen);
}

/** A letter whose applicant was told that it was received. */
async function aToldLetter(applicant: Applicant, slug: string): Promise<{ id: string; trackingCode: string }> {
  const { id, trackingCode } = await aSubmittedLetter(applicant, slug);
  await reaches(applicant, id, 'awaitingDecision');
  await eventually(() => messagesOf(applicant.mobile), { is: (all) => all.some((one) => one.includes(trackingCode)) });
  return { id, trackingCode };
}

/** Long enough for an answer that must not come. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 3_000));

const hook = (messageid: string, { from, text }: { from: string; text: string }, secret?: string) => {
  const right = addressSecret(scene.stack.environment['PISHKHAN_HOOK_SECRET']!, inboundPurpose('panel-a'));
  return fetch(`${scene.stack.urls.api}/hooks/v1/sms/panel-a/inbound?secret=${secret ?? right}`, {
    method: 'POST',
    body: new URLSearchParams({ messageid, from, to: '10004346', message: text }),
  });
};

describe.each(['panel-a', 'panel-b'] as const)('a text with a tracking code to the line of %s', (line) => {
  it('gets the status back, with more of it at the letter’s own mobile', async () => {
    const { mobile } = scene.applicant;
    const { trackingCode } = await aToldLetter(scene.applicant, 'ministry');
    const answer = await ask(mobile, `سلام. وضعیت ${toPersianDigits(trackingCode.toLowerCase())} چیست؟`, line);
    expect(answer).toContain('درخواست گواهی اشتغال');
    expect(answer).toContain('در دست بررسی است');
    expect(answer).toMatch(/واحد: .+\nزمان پاسخ: تا /);
    const bare = await ask(freshPerson().mobile, trackingCode, line);
    expect(bare.replace(/\u200e/g, '')).toBe(`نامهٔ ${trackingCode} در دست بررسی است.`);
  });
});

describe('the answer', () => {
  it('says what is asked of the applicant', async () => {
    const { id, trackingCode } = await aToldLetter(scene.applicant, 'ministry');
    await decide(scene.secretary, id, 'ask', { question: 'شمارهٔ شناسنامه چیست؟' });
    await reaches(scene.applicant, id, 'awaitingApplicant');
    await eventually(() => messagesOf(scene.applicant.mobile), {
      is: (all) => all.some((text) => text.includes('شمارهٔ شناسنامه')),
    });
    expect(await ask(scene.applicant.mobile, trackingCode)).toMatch(
      /از شما خواسته شده است: شمارهٔ شناسنامه چیست؟\nمهلت: تا /,
    );
  });

  it('says where the letter circulates, as far as the organisation shows it', async () => {
    const { id, trackingCode } = await aToldLetter(scene.applicant, 'ministry');
    await decide(scene.secretary, id, 'accept');
    await reaches(scene.applicant, id, 'registered');
    await circulate(scene.stack, id, { step: 'referrals', body: { unit: 'ادارهٔ حقوقی' } });
    const askAgain = async () => {
      await write(scene.applicant.mobile, `${trackingCode} ${Date.now()}`);
      await aWhile();
      return (await messagesOf(scene.applicant.mobile)).at(-1)!;
    };
    await eventually(askAgain, { is: (answer) => answer.includes('واحد: ادارهٔ حقوقی'), within: 60_000 });
  });

  it('is one message for several codes, and helps with one that is mistyped by one character', async () => {
    const own = await anApplicant(scene.stack);
    const [first, second] = [await aToldLetter(own, 'ministry'), await aToldLetter(own, 'university')];
    const [one, two] = [first.trackingCode, second.trackingCode];
    const wrong = one.replace(/^./, (character) => (character === '2' ? '3' : '2'));
    const answer = await ask(own.mobile, `${one} و ${two}، ${wrong}`);
    expect(answer.split('\n\n')).toHaveLength(3);
    for (const part of [one, two, `${wrong.replaceAll('-', '')} درست نیست`]) expect(answer).toContain(part);
    expect(answer.length).toBeLessThan(900);
  });

  it('comes in the language of the applicant, and else of the text', async () => {
    const stranger = freshPerson().mobile;
    expect(await ask(stranger, 'Hello, how is my letter?')).toMatch(/^Send the tracking code/);
    expect(await ask(scene.applicant.mobile, 'Hello again, how is it?')).toMatch(/^کد پیگیری نامه را بفرستید/);
  });

  it('is given once to a repeat, by the hook and from the inbox alike', async () => {
    const { mobile } = freshPerson();
    for (let times = 0; times < 3; times++)
      expect((await hook('777001', { from: mobile, text: 'سلام' })).status).toBe(200);
    await answerTo(mobile, 0);
    await aWhile();
    await hook('777001', { from: mobile, text: 'سلام' });
    await aWhile();
    expect(await messagesOf(mobile)).toHaveLength(1);
  });

  it('survives the death of worker and API', async () => {
    const { mobile } = freshPerson();
    await scene.stack.kill('worker');
    await write(mobile, 'سلام', 'panel-b');
    await hook('777002', { from: mobile, text: 'سلام از راه دیگر' });
    await scene.stack.kill('api');
    await scene.stack.restart('worker');
    await scene.stack.restart('api');
    await eventually(() => messagesOf(mobile), { is: (texts) => texts.length === 2, within: 90_000 });
  });

  it('is held from a flood, which is told so once', async () => {
    const { mobile } = freshPerson();
    for (let times = 0; times < 16; times++) await write(mobile, `پیام شمارهٔ ${times}`);
    await eventually(() => messagesOf(mobile), { is: (texts) => texts.length >= 11, within: 60_000 });
    await aWhile();
    const texts = await messagesOf(mobile);
    expect(texts).toHaveLength(11);
    expect(texts.filter((text) => text.includes('پیام‌های زیادی'))).toHaveLength(1);
  });
});

describe('«لغو»', () => {
  it('ends notices and not codes, until «شروع»', async () => {
    const { mobile, nationalId } = freshPerson();
    expect(await ask(mobile, 'لغو')).toMatch(/^دیگر از وضعیت نامه‌هایتان پیامک نمی‌گیرید/);
    const own = Object.assign(new ApiClient(scene.stack.urls.api), { mobile });
    const { challengeId } = (await own.post('/api/v1/sign-in-codes', { body: { mobile } })).body;
    const [code] = /\d{6}/.exec(await answerTo(mobile, 1))!;
    own.token = (await own.post('/api/v1/sessions', { body: { challengeId, code } })).body.token;
    await own.patch('/api/v1/me', { body: { firstName: 'زهرا', lastName: 'احمدی', nationalId } });
    const { id } = await aSubmittedLetter(own, 'ministry');
    await reaches(own, id, 'awaitingDecision');
    await aWhile();
    expect(await messagesOf(mobile)).toHaveLength(2);
    const notices = async () => (await scene.secretary.get(`/api/desk/v1/submissions/${id}/notices`)).body.items;
    expect(await notices()).toMatchObject([{ kind: 'routed', delivery: 'givenUp', reason: 'opted-out', tries: [] }]);
    expect(await ask(mobile, 'شروع')).toMatch(/^از این پس/);
    await decide(scene.secretary, id, 'reject', { reason: 'مدارک ناقص است' });
    expect(await answerTo(mobile, 3)).toContain('مدارک ناقص است');
    await eventually(notices, { is: ([, told]) => told?.delivery === 'delivered', within: 60_000 });
  });
});

describe('the hook', () => {
  it('takes nothing without its secret, or with another panel’s', async () => {
    const wrong = addressSecret(scene.stack.environment['PISHKHAN_HOOK_SECRET']!, inboundPurpose('panel-b'));
    for (const secret of ['', 'x', wrong])
      expect((await hook('777003', { from: freshPerson().mobile, text: 'سلام' }, secret)).status).toBe(401);
    expect(scene.stack.log('api')).toContain('a hook was called without a right to it');
  });

  it('takes what is signed, and nothing old', async () => {
    const secrets = [scene.stack.environment['PISHKHAN_HOOK_SECRET']!];
    const body = JSON.stringify({ messageid: 777004, from: freshPerson().mobile, message: 'سلام' });
    const give = (at: Date) =>
      fetch(`${scene.stack.urls.api}/hooks/v1/sms/panel-a/inbound`, {
        ...{ method: 'POST', body },
        headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: sign({ secrets, body, at }) },
      });
    expect((await give(new Date())).status).toBe(200);
    expect((await give(new Date(Date.now() - 10 * 60_000))).status).toBe(401);
  });

  it('keeps an SMS of 2,000 characters and one of bytes; neither does harm', async () => {
    const { mobile } = freshPerson();
    await hook('777005', { from: mobile, text: 'الف '.repeat(500) });
    expect(await answerTo(mobile, 0)).toMatch(/^کد پیگیری نامه را بفرستید/);
    const bytes = Buffer.from(Uint8Array.from({ length: 140 }, (_, index) => (index * 37) % 256)).toString('utf8');
    expect((await hook('777006', { from: mobile, text: bytes })).status).toBe(200);
    expect((await hook('777007', { from: '10001234', text: 'پیام یک خط دیگر' })).status).toBe(200);
    expect((await hook('777008', { from: mobile, text: 'الف'.repeat(30_000) })).status).toBe(413);
    expect((await hook('a b', { from: mobile, text: 'x' })).status).toBe(422);
    await aWhile();
    expect(await messagesOf(mobile)).toHaveLength(1);
  });

  it('writes no secret, number or text into a log', () => {
    const said = scene.stack.log('api') + scene.stack.log('worker');
    const secrets = [
      scene.stack.environment['PISHKHAN_HOOK_SECRET']!,
      'secret=',
      scene.applicant.mobile.slice(3),
      'سلام',
    ];
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    expect(said).not.toMatch(/(\+98|\b0)9\d{9}\b/);
  });
});
