import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { submissionWorkflowId } from '../../workflows/updates.ts';
import { REPLAY_KEYS } from '../replay/keys.ts';
import { replay } from '../replay/replayer.ts';
import { startStack, type Stack } from '../setup/stack.ts';
import { eventually, type ApiClient } from '../support/http.ts';
import { aDraft, aNewcomer, anApplicant, attach, decide, freshPerson, reaches } from '../support/people.ts';
import { staff, submit, type Applicant } from '../support/people.ts';
import { startReceiver, type Span } from './receiver.ts';

let receiver: Awaited<ReturnType<typeof startReceiver>>;
let stack: Stack;
let applicant: Applicant;
let secretary: ApiClient;

beforeAll(async () => {
  receiver = await startReceiver();
  const env = { PISHKHAN_TRACES_URL: receiver.url, PISHKHAN_PAYLOAD_KEYS: REPLAY_KEYS, OTEL_BSP_SCHEDULE_DELAY: '200' };
  stack = await startStack({ env });
  applicant = await anApplicant(stack);
  secretary = await staff(stack, 'secretary');
}, 120_000);
afterAll(async () => {
  await stack.stop();
  receiver.close();
});

/** The spans of the trace in which a request's route is, once all of these are there. */
async function traceOf(route: string, names: string[]): Promise<Span[]> {
  const find = async () => {
    const all = receiver.spans();
    const { traceId } = all.findLast(({ name }) => name.startsWith(`POST ${route}`)) ?? {};
    return all.filter((span) => span.traceId === traceId);
  };
  return eventually(find, { is: (spans) => names.every((name) => spans.some((span) => span.name === name)) });
}

const pathOf = (spans: Span[], name: string): string[] => {
  const span = spans.find((one) => one.name === name);
  const parent = spans.find((one) => one.spanId === span?.parentSpanId);
  return span ? [...(parent ? pathOf(spans, parent.name) : []), `${span.service} ${name}`] : [];
};

it('one trace goes from the request through the letter’s workflow to the correspondence system and the panel', async () => {
  const { id } = await aDraft(applicant, 'ministry');
  await attach(applicant, id, 'test/fixtures/taken/letter.docx');
  await submit(applicant, id);
  await decide(secretary, id, 'accept');
  await reaches(applicant, id, 'registered');
  const accept = 'POST /api/desk/v1/submissions/{id}/accept';
  const spans = await traceOf(accept.slice(5), ['submission accept', 'PUT didgah', 'POST panel-a', accept]);
  const request = [`pishkhan-api ${accept}`, 'pishkhan-api StartWorkflowUpdate:accept'];
  expect(pathOf(spans, 'submission accept')).toEqual([...request, 'pishkhan-worker submission accept']);
  const registering = [...request, 'pishkhan-worker RunActivity:registerLetter'];
  expect(pathOf(spans, 'PUT didgah')).toEqual([...registering, 'pishkhan-worker PUT didgah']);
  expect(pathOf(spans, 'POST panel-a')).toEqual([...registering, 'pishkhan-worker POST panel-a']);
  expect(spans.find(({ name }) => name === 'PUT didgah')?.attributes).toMatchObject({
    'http.response.status_code': '201',
  });
});

it('what is begun by sending a letter stands in one trace too, to the message with its tracking code', async () => {
  const { id } = await aDraft(applicant, 'ministry');
  await submit(applicant, id);
  const spans = await traceOf('/api/v1/submissions/{id}/submit', ['submission submit', 'POST panel-a']);
  expect(pathOf(spans, 'POST panel-a').map((step) => step.split(' ')[0])).toEqual([
    ...['pishkhan-api', 'pishkhan-api', 'pishkhan-worker', 'pishkhan-worker'],
  ]);
});

it('a trace tells of nobody', async () => {
  const person = freshPerson();
  const newcomer = await aNewcomer(stack, person);
  await newcomer.patch('/api/v1/me', { body: { firstName: 'زهرا', lastName: 'احمدی', nationalId: person.nationalId } });
  const { id } = await aDraft(newcomer, 'ministry', { subject: 'موضوعِ پنهان' });
  const { body } = await submit(newcomer, id);
  await secretary.get(`/api/desk/v1/submissions?q=${person.nationalId}`);
  await decide(secretary, id, 'reject', { reason: 'دلیلِ پنهان' });
  await traceOf('/api/desk/v1/submissions/{id}/reject', ['submission reject']);
  expect((await decide(secretary, id, 'reject', { reason: 'دلیلِ پنهان' })).status).toBe(409);
  await eventually(async () => receiver.spans(), {
    is: (spans) => spans.some(({ attributes }) => attributes['http.response.status_code'] === '409'),
  });
  const own = [person.mobile.slice(3), person.nationalId, 'پنهان', 'احمدی', body.trackingCode, 'Bearer'];
  for (const one of own.map(String)) {
    expect(one.length).toBeGreaterThan(4);
    expect(receiver.heard()).not.toContain(one);
  }
  const { PISHKHAN_DIDGAH_TOKEN: token, PISHKHAN_SMS_PANELS: panels = '' } = stack.environment;
  for (const secret of [token, ...panels.split(',').map((panel) => panel.split('/').at(-1))]) {
    expect(receiver.heard()).not.toContain(secret);
  }
});

async function historyOf(id: string) {
  const { PISHKHAN_TEMPORAL_ADDRESS: address, PISHKHAN_TEMPORAL_NAMESPACE: namespace } = stack.environment;
  const connection = await Connection.connect({ address });
  const workflowId = submissionWorkflowId(id);
  const history = await new Client({ connection, namespace }).workflow.getHandle(workflowId).fetchHistory();
  await connection.close();
  return { workflowId, history: JSON.parse(historyToJSON(history)) as unknown };
}

async function restart(env: { PISHKHAN_TRACES_URL: string }): Promise<void> {
  for (const app of ['worker', 'api'] as const) await stack.restart(app, env);
}

it.each([
  ['off', { before: true }],
  ['on', { before: false }],
])(
  'a letter goes on when tracing is turned %s in its life',
  async (_turned, { before }) => {
    const on = { PISHKHAN_TRACES_URL: receiver.url };
    const off = { PISHKHAN_TRACES_URL: '' };
    await restart(before ? on : off);
    const { id } = await aDraft(applicant, 'ministry');
    await submit(applicant, id);
    await restart(before ? off : on);
    await decide(secretary, id, 'accept');
    await reaches(applicant, id, 'registered');
    const stored = await historyOf(id);
    expect(JSON.stringify(stored)).toContain('_tracer-data');
    const [result] = await replay([stored]);
    expect(result?.error).toBeUndefined();
    for (const app of ['worker', 'api'] as const)
      expect(stack.log(app)).not.toMatch(/unregistered|DeterminismViolation/);
  },
  120_000,
);

it('a receiver that is away keeps no request waiting and no process from ending', async () => {
  await restart({ PISHKHAN_TRACES_URL: 'http://127.0.0.1:1/v1/traces' });
  const { id } = await aDraft(applicant, 'ministry');
  await submit(applicant, id);
  await eventually(async () => stack.log('api'), { is: (log) => log.includes('traces do not arrive') });
  for (const app of ['api', 'worker'] as const) expect(await stack.end(app)).toBe('exit code 0');
});
