import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/http.ts';
import { aDraft, anApplicant, aSubmittedLetter, decide, submit } from '../support/people.ts';
import { registeredLetter, useScene } from './scene.ts';
import { fault } from './told.ts';

const LETTERS = 25;
const PAGE = 10;

const scene = useScene();
let sent: string[];

interface Listed {
  id: string;
  subject: string;
}

const list = async (client: ApiClient, path: string): Promise<{ items: Listed[]; next: string | null }> => {
  const { status, body } = await client.get(path);
  expect(status).toBe(200);
  return body;
};
const ids = ({ items }: { items: Listed[] }): string[] => items.map(({ id }) => id);
const mine = (query: string) => list(scene.applicant, `/api/v1/submissions?${query}`);
const desk = (query: string) => list(scene.unitController, `/api/desk/v1/submissions?${query}`);

/** All pages; `between` happens after each. */
async function pages(get: (query: string) => ReturnType<typeof list>, between: () => Promise<unknown>) {
  const found: string[][] = [];
  for (let cursor = ''; ;) {
    const page = await get(`limit=${PAGE}${cursor}`);
    found.push(ids(page));
    if (page.next === null) return found;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
    await between();
  }
}

beforeAll(async () => {
  sent = [];
  for (let count = 0; count < LETTERS; count++) {
    const subject = count === 3 ? 'درخواست گواهی‌های پزشکی' : `درخواست شمارهٔ ${count}`;
    sent.unshift((await aSubmittedLetter(scene.applicant, 'university', { subject })).id);
  }
});

describe('paging through letters', () => {
  it('gives the applicant each one once, newest first, although others are written meanwhile', async () => {
    const found = await pages(mine, () => aDraft(scene.applicant, 'ministry'));
    expect(found.map((page) => page.length)).toEqual([PAGE, PAGE, LETTERS - 2 * PAGE]);
    expect(found.flat()).toEqual(sent);
  });

  it('gives the desk each one once, newest first, although others come in meanwhile', async () => {
    const other = await anApplicant(scene.stack);
    const found = await pages(desk, () => aSubmittedLetter(other, 'university'));
    expect(found.flat()).toEqual(sent);
  });

  it('gives the desk the oldest first where it wants that, and goes on after them', async () => {
    const found = await pages(
      (query) => desk(`order=oldest&${query}`),
      () => aSubmittedLetter(scene.applicant, 'ministry'),
    );
    expect(found.flat().slice(0, LETTERS)).toEqual([...sent].reverse());
    expect(new Set(found.flat()).size).toBe(found.flat().length);
  });

  it('with a false cursor, size or status is told what is wrong, all at once', async () => {
    const wrong = await fault((headers) =>
      scene.applicant.get('/api/v1/submissions?limit=0&status=lost&colour=blue', { headers }),
    );
    expect(wrong).toMatchObject({
      status: 422,
      faults: ['/query/colour unknown-field', '/query/limit too-small', '/query/status wrong-form'],
    });
    const id = randomUUID();
    const places = [
      ...['1', '2026-02-30T00:00:00.000Z', 'foo 2020', '+275760-09-13T00:00:00.000Z', '0000-01-01T00:00:00.000Z'].map(
        (createdAt) => ({ createdAt, id }),
      ),
      { createdAt: '2026-02-03T00:00:00.000Z', id: [id] },
      { createdAt: '2026-02-03T00:00:00.000Z', id: id.toUpperCase() },
    ];
    for (const place of [...places, 'xyz']) {
      const cursor = Buffer.from(JSON.stringify(place)).toString('base64url');
      const told = await fault((headers) => scene.applicant.get(`/api/v1/submissions?cursor=${cursor}`, { headers }));
      expect([place, told]).toMatchObject([place, { status: 422, faults: ['/query/cursor not-cursor'] }]);
    }
  });
});

it('a list tells nothing of a letter’s text, nor of its sender’s numbers', async () => {
  const { body: me } = await scene.applicant.get('/api/v1/me');
  const body = 'متنی که در فهرست نیست';
  const { id } = await aSubmittedLetter(scene.applicant, 'university', { body });
  for (const found of [await mine('limit=1'), await desk('limit=1')]) {
    expect(found.items).toMatchObject([{ id, documentCount: 0, dueAt: expect.any(String), decidedAt: null }]);
    const told = JSON.stringify(found);
    for (const secret of [body, me.mobile, me.nationalId]) expect(told).not.toContain(secret);
  }
  expect((await desk('limit=1')).items).toMatchObject([
    { sender: { kind: 'natural', name: `${me.firstName} ${me.lastName}` }, claim: null, attention: null },
  ]);
});

describe('looking for a letter', () => {
  it('by status, tracking code, letter number or my own reference finds it and no other', async () => {
    const clientReference = `پ ${randomUUID()}`;
    const { id } = await aDraft(scene.applicant, 'university', { clientReference });
    const { trackingCode } = (await submit(scene.applicant, id)).body;
    await decide(scene.unitController, id, 'accept');
    const { letter } = await registeredLetter(scene, id);
    const queries = [
      'status=registered,rejected',
      `trackingCode=${trackingCode.replaceAll('-', '').toLowerCase()}`,
      `letterNumber=${encodeURIComponent(letter.letterNumber)}`,
    ];
    expect(ids(await desk(`q=${trackingCode.replaceAll('-', '')}`))).toEqual([id]);
    for (const query of queries) {
      expect(ids(await mine(query))).toEqual([id]);
      expect(ids(await desk(query))).toEqual([id]);
    }
    expect(ids(await mine(`clientReference=${encodeURIComponent(clientReference)}`))).toEqual([id]);
    expect(ids(await desk(`q=${encodeURIComponent(letter.letterNumber)}`))).toContain(id);
    expect(ids(await mine('trackingCode=XXXX-XXXX-XXXX'))).toEqual([]);
    const other = await anApplicant(scene.stack);
    expect(ids(await list(other, `/api/v1/submissions?trackingCode=${trackingCode}`))).toEqual([]);
  });

  it.each([
    ['as it is written', 'گواهی‌های پزشکی'],
    ['with Arabic letters', 'گواهي‌هاي پزشكي'],
    ['with a space in the place of the half-space', 'گواهی های'],
    ['by a part of a word', 'پزشک'],
  ])('by words of its subject, %s, finds it at the desk', async (_how, words) => {
    const found = await desk(`q=${encodeURIComponent(words)}`);
    expect(found.items.map(({ subject }) => subject)).toEqual(['درخواست گواهی‌های پزشکی']);
  });

  it('by its sender’s name, mobile or national id, or the legal person’s name, finds it at the desk', async () => {
    const sender = await anApplicant(scene.stack);
    const { body: me } = await sender.patch('/api/v1/me', { body: { firstName: 'علی‌رضا', lastName: 'نیک‌پور' } });
    const company = { name: 'شرکت بهساز', legalId: '10380284790' };
    const { body: legalPerson } = await sender.post('/api/v1/me/legal-persons', { body: company });
    const { id } = await aSubmittedLetter(sender, 'university', { legalPersonId: legalPerson.id });
    for (const words of ['نيك پور', 'علیرضا', me.mobile, `0${me.mobile.slice(3)}`, me.nationalId, 'بهساز']) {
      expect([words, ids(await desk(`q=${encodeURIComponent(words)}`))]).toEqual([words, [id]]);
    }
    const elsewhere = await list(scene.admin, `/api/desk/v1/submissions?q=${encodeURIComponent('نیک‌پور')}`);
    expect(ids(elsewhere)).toEqual([]);
  });

  it('by signs that mean something to a database finds only what has them', async () => {
    for (const sign of ['%', '_', "'"]) expect(ids(await desk(`q=${encodeURIComponent(sign)}`))).toEqual([]);
  });

  it('never finds another organisation’s letters, nor drafts, at the desk', async () => {
    const draft = await aDraft(scene.applicant, 'university', { subject: 'پیش‌نویس ناتمام' });
    expect(ids(await desk(`q=${encodeURIComponent('ناتمام')}`))).toEqual([]);
    expect((await scene.unitController.get(`/api/desk/v1/submissions/${draft.id}`)).status).toBe(404);
    const ours = await list(scene.admin, '/api/desk/v1/submissions?limit=100');
    expect(ids(ours).filter((id) => sent.includes(id))).toEqual([]);
  });
});
