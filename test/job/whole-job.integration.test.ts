import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack, type Stack } from '../setup/stack.ts';
import { ApiClient, eventually } from '../support/http.ts';
import {
  aDraft,
  anApplicant,
  aSignInCode,
  aSubmittedLetter,
  attach,
  decide,
  freshPerson,
  reaches,
  staff,
  submit,
  witnesses,
  type Applicant,
} from '../support/people.ts';

const FILES = ['درخواست گواهی.pdf', 'letter.docx', 'صورت هزینه‌ها.xlsx', 'عکس.jpg'].map(
  (name) => `test/fixtures/taken/${name}`,
);

let stack: Stack;
let applicant: Applicant;
let secretary: ApiClient;
let unitController: ApiClient;

beforeAll(async () => {
  stack = await startStack();
  applicant = await anApplicant(stack);
  secretary = await staff(stack, 'secretary');
  unitController = await staff(stack, 'unit-controller');
}, 120_000);
afterAll(() => stack.stop());

const types = async (client: ApiClient, path: string) =>
  (await client.get(path)).body.items.map(({ type }: { type: string }) => type);

describe('a letter to the ministry', () => {
  it('goes to the secretariat, is accepted, gets one number, and its bytes arrive as they were sent', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    for (const file of FILES) expect((await attach(applicant, id, file)).body).toMatchObject({ state: 'ready' });
    const { body: sent } = await submit(applicant, id);
    expect(sent).toMatchObject({ status: 'awaitingDecision', unit: { name: 'دبیرخانهٔ مرکزی' } });
    expect(Date.parse(sent.promisedAt)).toBeGreaterThan(Date.now());

    expect((await decide(secretary, id, 'claim')).status).toBe(200);
    expect((await decide(secretary, id, 'accept')).body.status).toMatch(/registering|registered/);
    const letter = await reaches(applicant, id, 'registered');

    const { letters, sms } = witnesses(stack);
    const registered = await letters(id);
    expect(registered).toHaveLength(1);
    expect(registered[0]).toMatchObject({ letterNumber: letter.letterNumber, organisation: 'ministry' });
    const attachments = await Promise.all(
      FILES.map(async (file) => {
        const content = await readFile(file);
        const sha256 = createHash('sha256').update(content).digest('hex');
        return { name: basename(file), sha256, bytes: content.length };
      }),
    );
    expect(registered[0]!.attachments).toEqual(attachments);
    const messages = await eventually(() => sms(applicant.mobile), {
      is: (all) => all.some(({ text }) => text.includes(letter.letterNumber)),
    });
    const told = messages.filter(({ text }) => text.includes(letter.letterNumber));
    expect(told).toHaveLength(1);
    expect(told[0]!.text).toContain(letter.trackingCode);
    expect(messages.filter(({ text }) => text.includes('دریافت شد'))).toHaveLength(1);
    expect(await types(applicant, `/api/v1/submissions/${id}/timeline`)).toEqual([
      'created',
      ...FILES.flatMap(() => ['documentAttached', 'documentInspected']),
      'submitted',
      'routed',
      'accepted',
      'registered',
    ]);
  });

  it('gives its documents back byte for byte, to applicant and controller, never to be shown in a page', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    const { body: document } = await attach(applicant, id, FILES[0]!);
    await submit(applicant, id);
    const path = `submissions/${id}/documents/${document.id}/content`;
    const content = await readFile(FILES[0]!);
    expect((await applicant.bytes(`/api/v1/${path}`)).equals(content)).toBe(true);
    expect((await secretary.bytes(`/api/desk/v1/${path}`)).equals(content)).toBe(true);
    const response = await fetch(`${stack.urls.api}/api/v1/${path}`, {
      headers: { authorization: `Bearer ${applicant.token}`, range: 'bytes=0-3' },
    });
    expect([response.status, await response.text()]).toEqual([206, '%PDF']);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-disposition')).toContain('attachment');
  });

  it('is handed by the secretary to a unit, whose controller then sees and decides it', async () => {
    const controller = await staff(stack, 'controller');
    const { id } = await aSubmittedLetter(applicant, 'ministry');
    expect((await controller.get(`/api/desk/v1/submissions/${id}`)).status).toBe(404);
    const [station] = (await controller.get('/api/desk/v1/me')).body.stations;
    const handed = await decide(secretary, id, 'reassign', { unitId: station.id });
    expect(handed.body.unit.id).toBe(station.id);
    const { body: timeline } = await secretary.get(`/api/desk/v1/submissions/${id}/timeline`);
    expect(timeline.items.at(-1)).toMatchObject({ type: 'reassigned', text: station.name });
    const list = await controller.get('/api/desk/v1/submissions?status=awaitingDecision');
    expect(list.body.items.map((letter: { id: string }) => letter.id)).toContain(id);
    expect((await decide(controller, id, 'accept')).status).toBe(200);
    await reaches(applicant, id, 'registered');
  });
});

describe('notices', () => {
  it('come in the language of the sign-in, say who and what about, and lead to the tracking', async () => {
    const { mobile } = freshPerson();
    const code = await aSignInCode(stack, mobile);
    const client = Object.assign(new ApiClient(stack.urls.api), { mobile });
    const headers = { 'accept-language': 'en' };
    client.token = (await client.post('/api/v1/sessions', { body: code, headers })).body.token;
    const person = { firstName: 'Sara', lastName: 'Karimi', nationalId: freshPerson().nationalId };
    await client.patch('/api/v1/me', { body: person });
    const { trackingCode } = await aSubmittedLetter(client, 'university', { subject: 'A certificate' });
    const [, told] = await eventually(() => witnesses(stack).sms(mobile), { is: (all) => all.length > 1 });
    expect(told!.text).toMatch(/^[^:\n]+: your letter "A certificate" was received\.\nAnswer by /);
    expect(told!.text.endsWith(`\nhttp://localhost:${new URL(stack.urls.api).port}/t#${trackingCode}`)).toBe(true);
  });
});

describe('the words of people', () => {
  it('stay as they were written on all their ways, to Didgah, to the desk and to the phone', async () => {
    const writer = await anApplicant(stack);
    await writer.patch('/api/v1/me', { body: { firstName: 'علي‌رضا', lastName: 'كاظمي ٢' } });
    const letter = { subject: 'گواهی سال ۱۴۰۵، بند 12/٣ ‌ي ك', body: 'سلام\u200f (۱۲)\nstep 3\tكارت‌ها' };
    const { id } = await aSubmittedLetter(writer, 'university', letter);
    const question = 'كدام سال، ۱۴۰۴ يا 1405؟';
    await decide(unitController, id, 'ask', { question });
    await writer.post(`/api/v1/submissions/${id}/answer`, { body: { text: 'سال ١٤٠٥ و 1404 ي' } });
    const { body: seen } = await unitController.get(`/api/desk/v1/submissions/${id}`);
    expect(seen).toMatchObject({ ...letter, questions: [{ text: question, answer: 'سال ١٤٠٥ و 1404 ي' }] });
    await decide(unitController, id, 'accept');
    await reaches(writer, id, 'registered');
    const { letters, sms } = witnesses(stack);
    expect(await letters(id)).toMatchObject([{ subject: letter.subject, sender: { name: 'علي‌رضا كاظمي ٢' } }]);
    await eventually(() => sms(writer.mobile), { is: (all) => all.some(({ text }) => text.includes(question)) });
  });
});

describe('a letter to the university', () => {
  it('goes to the chosen unit, is rejected with a reason, and never reaches Didgah', async () => {
    const { id } = await aSubmittedLetter(applicant, 'university');
    const reason = 'تصویر کارت ملی خوانا نیست';
    expect((await decide(unitController, id, 'reject', { reason })).body.status).toBe('rejected');
    const { sms, letters } = witnesses(stack);
    await eventually(() => sms(applicant.mobile), { is: (all) => all.some(({ text }) => text.includes(reason)) });
    expect(await letters(id)).toEqual([]);
    const { body } = await applicant.get(`/api/v1/submissions/${id}`);
    expect(body).toMatchObject({ rejection: { reason }, allowedActions: [] });
    const elsewhere = await aDraft(applicant, 'ministry', { correctionOf: id });
    expect(elsewhere.errors).toMatchObject([{ pointer: '/correctionOf', code: 'not-rejected-here' }]);
    const corrected = await aDraft(applicant, 'university', { correctionOf: id });
    expect(corrected).toMatchObject({ status: 'draft', correctionOf: id });
  });

  it('is asked about, answered with another document, and accepted', async () => {
    const { id } = await aSubmittedLetter(applicant, 'university');
    await decide(unitController, id, 'ask', { question: 'سال تحصیلی را بنویسید' });
    const { body: asked } = await applicant.get(`/api/v1/submissions/${id}`);
    expect(asked).toMatchObject({ status: 'awaitingApplicant', questions: [{ text: 'سال تحصیلی را بنویسید' }] });
    expect((await attach(applicant, id, FILES[1]!)).status).toBe(201);
    await applicant.post(`/api/v1/submissions/${id}/answer`, { body: { text: 'سال ۱۴۰۵' } });
    await decide(unitController, id, 'accept');
    await reaches(applicant, id, 'registered');
    const [registered] = await witnesses(stack).letters(id);
    expect(registered).toMatchObject({ organisation: 'university', attachments: [{ name: 'letter.docx' }] });
  });

  it('is withdrawn before its decision', async () => {
    const { id } = await aSubmittedLetter(applicant, 'university');
    const { body } = await applicant.post(`/api/v1/submissions/${id}/withdraw`);
    expect(body.status).toBe('withdrawn');
    const late = await decide(unitController, id, 'accept');
    expect([late.status, late.body.currentStatus]).toEqual([409, 'withdrawn']);
  });
});

describe('following a letter without signing in', () => {
  it('tells the status and dates to who has the code and the end of the number, and to nobody else', async () => {
    const { trackingCode } = await aSubmittedLetter(applicant, 'university');
    const mobileLastFour = applicant.mobile.slice(-4);
    const stranger = new (applicant.constructor as typeof ApiClient)(stack.urls.api);
    const { body } = await stranger.post('/api/v1/trackings', { body: { trackingCode, mobileLastFour } });
    expect(body).toMatchObject({ trackingCode, status: 'awaitingDecision' });
    expect(JSON.stringify(body)).not.toContain('احمدی');
    const wrong = await stranger.post('/api/v1/trackings', { body: { trackingCode, mobileLastFour: '0000' } });
    expect(wrong.status).toBe(404);
  });
});
