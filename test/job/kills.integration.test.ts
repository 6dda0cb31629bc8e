import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ANSWER_WITHIN_MS } from '../../adapters/engine/time-limits.ts';
import { eventually, type Answer } from '../support/http.ts';
import { aDraft, aSubmittedLetter, attach, decide, organisation, submit, witnesses } from '../support/people.ts';
import {
  haltingUpload,
  outcomeOf,
  registeredLetter,
  timelineTypes,
  UNTIL_SETTLED_MS,
  untilCommitted,
  useScene,
} from './scene.ts';

const FILE = 'test/fixtures/taken/letter.docx';
/** The rest is for a busy machine. */
const ANSWERED_WITHIN_MS = ANSWER_WITHIN_MS + 4_000;

const scene = useScene();
const api = (path: string) => scene.applicant.get(`/api/v1${path}`);
const letter = async (id: string) => (await api(`/submissions/${id}`)).body;
const accept = (id: string, key?: string): Promise<Answer> => decide(scene.unitController, id, 'accept', {}, key);

async function halfUploaded(id: string, key: string) {
  const upload = haltingUpload(scene.applicant, id, { name: basename(FILE), content: await readFile(FILE), key });
  return upload;
}

async function expectRegisteredOnce(id: string): Promise<void> {
  const { letter, entries } = await registeredLetter(scene, id);
  expect(entries).toMatchObject([{ letterNumber: letter.letterNumber }]);
  expect((await timelineTypes(scene.applicant, id)).filter((type) => type === 'registered')).toHaveLength(1);
}

describe('a worker that is killed', () => {
  const uploadKey = randomUUID();
  let hanging: string;
  let draft: string;
  let accepted: string[];

  beforeAll(async () => {
    const { applicant, stack } = scene;
    hanging = (await aSubmittedLetter(applicant, 'university')).id;
    draft = (await aDraft(applicant, 'university')).id;
    accepted = [];
    for (let count = 0; count < 10; count++) accepted.push((await aSubmittedLetter(applicant, 'university')).id);
    await witnesses(stack).fault('didgah', { mode: 'commit-then-hang', times: 1 });
    await accept(hanging);
    await untilCommitted(scene, hanging);
    const upload = await halfUploaded(draft, uploadKey);
    const answers = await Promise.all(accepted.map((id) => accept(id)));
    await stack.kill('worker');
    expect(answers.map(({ status }) => status)).toEqual(accepted.map(() => 200));
    upload.goOn();
    await stack.restart('worker');
    expect([201, 503]).toContain(await upload.answer);
  });

  it('in the middle of an upload leaves one document, however often it is sent', async () => {
    for (let time = 0; time < 2; time++) {
      expect((await attach(scene.applicant, draft, FILE, uploadKey)).body).toMatchObject({ state: 'ready' });
    }
    const { documents } = await letter(draft);
    expect(documents).toHaveLength(1);
    const path = `/api/v1/submissions/${draft}/documents/${documents[0].id}/content`;
    expect((await scene.applicant.bytes(path)).equals(await readFile(FILE))).toBe(true);
  });

  it('right after ten letters were accepted lets each get its own number, once', async () => {
    for (const id of accepted) await expectRegisteredOnce(id);
    const numbers = await Promise.all(accepted.map(async (id) => (await letter(id)).letterNumber));
    expect(new Set(numbers).size).toBe(accepted.length);
  });

  it('while Didgah hangs with a letter that it has registered adopts that number', async () => {
    await expectRegisteredOnce(hanging);
  });

  it('keeps nobody from being told: of each letter twice, and never again', async () => {
    const codes = await Promise.all(accepted.map(async (id) => (await letter(id)).trackingCode as string));
    const told = async () => {
      const messages = await witnesses(scene.stack).sms(scene.applicant.mobile);
      return codes.map((code) => messages.filter(({ text }) => text.includes(code)).length);
    };
    const twice = accepted.map(() => 2);
    const isTwice = (counts: number[]) => counts.every((count) => count >= 2);
    expect(await eventually(told, { is: isTwice, within: UNTIL_SETTLED_MS })).toEqual(twice);
  });
});

describe('a worker that is killed in the first task of a letter', () => {
  it('leaves the letter to the next one, which answers for it', async () => {
    const { applicant, stack } = scene;
    const owner = new pg.Client({ connectionString: stack.database.ownerUrl });
    await owner.connect();
    await owner.query('begin; lock table submissions in exclusive mode');
    const body = { organisationId: (await organisation(applicant, 'university')).id, subject: 'درخواست مهمانی' };
    const created = applicant.post('/api/v1/submissions', { body });
    const waiting = async () =>
      (await owner.query('select from pg_locks where not granted and relation = $1::regclass', ['submissions']))
        .rowCount;
    await eventually(waiting, { is: (count) => count === 1 });
    await stack.kill('worker');
    await owner.end();
    await stack.restart('worker');
    expect((await created).status).toBe(201);
  });
});

describe('without any worker', () => {
  const keys = { create: randomUUID(), attach: randomUUID(), submit: randomUUID(), accept: randomUUID() };
  const clientReference = randomUUID();
  const calls: Record<keyof typeof keys, () => Promise<Answer>> = {
    create: async () => {
      const { id: organisationId, units } = await organisation(scene.applicant, 'university');
      const body = { organisationId, unitId: units[0].id, subject: 'درخواست مهمانی', clientReference };
      return scene.applicant.post('/api/v1/submissions', { body, key: keys.create });
    },
    attach: () => attach(scene.applicant, toAttach, FILE, keys.attach),
    submit: () => submit(scene.applicant, toSubmit, keys.submit),
    accept: () => accept(toAccept, keys.accept),
  };
  const names = Object.keys(calls) as (keyof typeof keys)[];
  const pending = new Map<string, { answer: Answer; took: number }>();
  let [toAttach, toSubmit, toAccept] = ['', '', ''];

  beforeAll(async () => {
    toAttach = (await aDraft(scene.applicant, 'university')).id;
    toSubmit = (await aDraft(scene.applicant, 'university')).id;
    toAccept = (await aSubmittedLetter(scene.applicant, 'university')).id;
    await scene.stack.kill('worker');
    const begun = Date.now();
    const ask = async (name: keyof typeof keys) =>
      pending.set(name, { answer: await calls[name](), took: Date.now() - begun });
    await Promise.all(names.map(ask));
    await scene.stack.restart('worker');
  });

  it.each(names)('%s is answered in time with 503, to be repeated', (name) => {
    const { answer, took } = pending.get(name)!;
    expect(outcomeOf(answer)).toMatchObject({ status: 503, code: 'outcome-pending' });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(took).toBeLessThan(ANSWERED_WITHIN_MS);
  });

  it.each(names)('%s takes effect once when it is repeated with the same key', async (name) => {
    const [first, second] = [await calls[name](), await calls[name]()];
    expect([first.status, second.status]).toEqual(/create|attach/.test(name) ? [201, 201] : [200, 200]);
    expect(second.body).toEqual(first.body);
  });

  it('each letter has gone one step and no further', async () => {
    expect((await api(`/submissions?clientReference=${clientReference}`)).body.items).toHaveLength(1);
    expect((await letter(toAttach)).documents).toHaveLength(1);
    expect(await timelineTypes(scene.applicant, toSubmit)).toEqual(['created', 'submitted', 'routed']);
    await expectRegisteredOnce(toAccept);
  });
});

describe('an API that is killed', () => {
  it('in the middle of submitting lets the same requests be repeated, each letter being sent once', async () => {
    const drafts: string[] = [];
    for (let count = 0; count < 4; count++) drafts.push((await aDraft(scene.applicant, 'university')).id);
    const uploadKey = randomUUID();
    const toFill = (await aDraft(scene.applicant, 'university')).id;
    const upload = await halfUploaded(toFill, uploadKey);
    const [first, ...others] = drafts.map((id) => ({
      id,
      answer: submit(scene.applicant, id, id).catch(() => 'cut off'),
    }));
    await first!.answer;
    await scene.stack.kill('api');
    await Promise.all(others.map(({ answer }) => answer));
    upload.goOn();
    expect(await upload.answer).toBe('cut off');

    await scene.stack.restart('api');
    for (const id of drafts) {
      const { status, body } = await submit(scene.applicant, id, id);
      expect([status, body.status]).toEqual([200, 'awaitingDecision']);
      expect(await timelineTypes(scene.applicant, id)).toEqual(['created', 'submitted', 'routed']);
    }
    expect((await attach(scene.applicant, toFill, FILE, uploadKey)).status).toBe(201);
    expect((await letter(toFill)).documents).toHaveLength(1);
  });
});

describe('a product that is asked to end', () => {
  it('ends cleanly, and a letter that was half-way goes on after the next start', async () => {
    const { id } = await aSubmittedLetter(scene.applicant, 'university');
    await accept(id);
    expect(await scene.stack.end('api')).toBe('exit code 0');
    expect(await scene.stack.end('worker')).toBe('exit code 0');
    await scene.stack.restart('worker');
    await scene.stack.restart('api');
    await expectRegisteredOnce(id);
  });
});
