import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { eventually } from '../support/http.ts';
import {
  aDraft,
  aNewcomer,
  attach,
  decide,
  freshPerson,
  submit,
  witnesses,
  type Applicant,
} from '../support/people.ts';
import { asRead, keylessEngine, valuesOf } from './engine.ts';
import { registeredLetter, useScene } from './scene.ts';

const scene = useScene();
const person = freshPerson();

/** What is to be found nowhere in clear. */
const SECRETS: Record<string, string> = {
  mobile: person.mobile.slice(3),
  nationalId: person.nationalId,
  firstName: 'گلبهار',
  lastName: 'شیرازیان',
  legalName: 'شرکت پژواک‌گستر',
  legalId: '10380284790',
  subject: 'تقاضای انتقالی دخترم',
  body: 'شرح بیماری محرمانه',
  fileName: 'letter.docx',
  question: 'کدام بیمارستان بستری شدید؟',
  answer: 'بیمارستان نورافشان',
  note: 'پرونده‌اش مشکوک است',
  reason: 'امضای پزشک معتبر نیست',
  sms: 'دریافت شد',
};
/** By the subject staff find a letter; legal persons stand in a public register. */
const IN_CLEAR: Record<string, string[]> = {
  'public.submissions': ['subject'],
  'public.legal_persons': ['legalName', 'legalId'],
};
const ENGINE_FIELDS = ['PishkhanOrganisation', 'BuildIds', 'TemporalUsedWorkerDeploymentVersions'];

/** Ids and names of things: of letters, messages, panels and queues. */
const WORKFLOW_IDS =
  /^(submission|resume-group|connection-test)\/[0-9a-f-]{36}$|^deliver-sms\/[0-9a-f-]{36}(\/\d+)?$|^sms-inquiry\/[\w-]+\/[\w-]+$|^[a-z-]+\/letters$/;

let applicant: Applicant;
let engine: ReturnType<typeof keylessEngine>;

const found = (text: string, known: readonly string[] = []): string[] =>
  Object.keys(SECRETS).filter((name) => !known.includes(name) && text.includes(SECRETS[name]!));

/** A whole job with all that people can write, once registered and once rejected, and with failures on the way. */
beforeAll(async () => {
  const { stack, unitController, secretary, admin } = scene;
  const { subject, body, firstName, lastName, legalName, legalId } = SECRETS;
  applicant = await aNewcomer(stack, person);
  await applicant.patch('/api/v1/me', { body: { firstName, lastName, nationalId: person.nationalId } });
  const legal = await applicant.post('/api/v1/me/legal-persons', { body: { name: legalName, legalId } });
  expect(legal.status).toBe(201);
  const aLetter = async (slug: string, change: object = {}): Promise<string> => {
    const { id } = await aDraft(applicant, slug, { subject, body, ...change });
    expect((await attach(applicant, id, 'test/fixtures/taken/letter.docx')).status).toBe(201);
    expect((await submit(applicant, id)).status).toBe(200);
    return id;
  };
  const rejected = await aLetter('university', { legalPersonId: legal.body.id });
  await decide(unitController, rejected, 'note', { text: SECRETS.note });
  await decide(unitController, rejected, 'ask', { question: SECRETS.question });
  await applicant.post(`/api/v1/submissions/${rejected}/answer`, { body: { text: SECRETS.answer } });
  expect((await decide(unitController, rejected, 'reject', { reason: SECRETS.reason })).status).toBe(200);

  const registered = await aLetter('ministry');
  await decide(secretary, registered, 'accept');
  const { letterNumber } = (await registeredLetter({ ...scene, applicant }, registered)).letter;
  await witnesses(stack).fault('didgah', { mode: 'refuse', times: 1 });
  const stuck = await aLetter('ministry');
  await decide(secretary, stuck, 'accept');
  const isStuck = async () => (await admin.get('/api/desk/v1/stuck')).body.items.length;
  await eventually(isStuck, { is: (count) => count === 1 });
  const taken = await admin.post(`/api/desk/v1/stuck/${stuck}/complete`, { body: { letterNumber } });
  expect(taken.status).toBe(409);
  await stack.kill('worker');
  await stack.restart('worker');
  engine = keylessEngine(stack);
});
afterAll(() => engine?.close());

describe('nothing of a person or of what people wrote stands in clear', () => {
  it('in the logs of API and worker', async () => {
    for (const app of ['api', 'worker']) {
      const log = await readFile(join(scene.stack.folder, `${app}.log`), 'utf8');
      expect(log).toContain(`ready ${app}`);
      expect(found(log)).toEqual([]);
    }
  });

  it('in the names, search attributes and memos of workflows', async () => {
    const workflows = await engine.listed();
    expect(workflows.length).toBeGreaterThan(5);
    for (const { execution, searchAttributes, memo } of workflows) {
      expect(execution?.workflowId).toMatch(WORKFLOW_IDS);
      expect(ENGINE_FIELDS).toEqual(expect.arrayContaining(Object.keys(searchAttributes?.indexedFields ?? {})));
      expect(Object.keys(memo?.fields ?? {})).toEqual([]);
    }
    expect(found(asRead(workflows))).toEqual([]);
  });

  it('in any history: all payloads and failures are encrypted', async () => {
    const histories = [];
    for (const { execution } of await engine.listed()) histories.push(await engine.history(execution!.workflowId!));
    let [payloads, failures] = [0, 0];
    for (const event of histories.flat()) {
      const { searchAttributes: _, ...started } = event.workflowExecutionStartedEventAttributes ?? {};
      for (const { name, value } of valuesOf({ ...event, workflowExecutionStartedEventAttributes: started })) {
        if ('metadata' in value && 'data' in value) {
          if (!asRead(value).includes('binary/encrypted')) expectEngineFacts(value as { data: Uint8Array });
          payloads += 1;
        }
        if (!/failure$/i.test(name) || !('message' in value)) continue;
        expect(value).toMatchObject({ message: 'Encoded failure', stackTrace: '' });
        expect(value).toHaveProperty('encodedAttributes.data');
        failures += 1;
      }
    }
    expect(payloads).toBeGreaterThan(50);
    expect(failures).toBeGreaterThan(0);
    expect(found(asRead(histories))).toEqual([]);
  });

  it('in any table of the database, but for subjects and the register’s own facts', async () => {
    const { ownerUrl, superuserUrl } = scene.stack.database;
    const url = new URL(superuserUrl);
    url.pathname = new URL(ownerUrl).pathname;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      const { rows: tables } = await client.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      expect(tables.map(({ name }) => name)).toContain('public.submissions');
      for (const { name } of tables) {
        const { rows } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
        const text = rows.map(({ row }) => clearOf(row)).join('\n');
        expect({ name, found: found(text, IN_CLEAR[name]) }).toEqual({ name, found: [] });
      }
    } finally {
      await client.end();
    }
  });
});

/** What the engine's own SDK writes beside the result of a local activity. */
const FACTS = ['seq', 'attempt', 'activity_id', 'activity_type', 'complete_time', 'backoff', 'original_schedule_time'];

const expectEngineFacts = ({ data }: { data: Uint8Array }): void =>
  expect(FACTS).toEqual(expect.arrayContaining(Object.keys(JSON.parse(asRead(data)) as object)));

/** Columns of bytes come in hexadecimal: what is in clear in them is read too. */
const clearOf = (row: string): string =>
  row.replace(/\\\\x([0-9a-f]+)/g, (_all, hex: string) => Buffer.from(hex, 'hex').toString('utf8'));
