import { afterAll, expect, it } from '@jest/globals';
import { messageId } from '../../activities/sms/notify.ts';
import { smsWorkflowId, submissionWorkflowId } from '../../workflows/messages.ts';
import { eventually } from '../support/http.ts';
import { aDraft, attach, decide, submit, witnesses } from '../support/people.ts';
import { keylessEngine } from './engine.ts';
import { registeredLetter, useScene } from './scene.ts';

/** The engine's cost is its history. */
const MOST = { letter: { events: 46, tasks: 6 }, message: { events: 6, tasks: 1 } };

const scene = useScene();
let engine: ReturnType<typeof keylessEngine> | undefined;
afterAll(() => engine?.close());

/** Created, one document, submitted, accepted, registered, told of twice. */
async function plainLetter(): Promise<{ id: string; sms: string[] }> {
  const { applicant, secretary, stack } = scene;
  const { id } = await aDraft(applicant, 'ministry');
  await attach(applicant, id, 'test/fixtures/taken/letter.docx');
  await submit(applicant, id);
  await decide(secretary, id, 'accept');
  const { letter } = await registeredLetter(scene, id);
  const told = async () =>
    (await witnesses(stack).sms(applicant.mobile)).filter(({ text }) => text.includes(letter.trackingCode));
  await eventually(told, { is: (messages) => messages.length === 2 });
  const timeline = (await applicant.get(`/api/v1/submissions/${id}/timeline`)).body.items;
  const noticed = timeline.filter(({ type }: { type: string }) => type === 'routed' || type === 'registered');
  return { id, sms: noticed.map(({ sequence }: { sequence: number }) => smsWorkflowId(messageId(id, sequence))) };
}

it('the plain way of a letter and its two messages costs the engine no more than it may', async () => {
  engine = keylessEngine(scene.stack);
  const { history, typeOf } = engine;
  const typesUntil = (workflowId: string, last: string): Promise<string[]> =>
    eventually(async () => (await history(workflowId)).map(typeOf), { is: (types) => types.at(-1) === last });
  const { id, sms } = await plainLetter();
  const letter = await typesUntil(submissionWorkflowId(id), 'TIMER_STARTED');
  const messages = await Promise.all(sms.map((message) => typesUntil(message, 'WORKFLOW_EXECUTION_COMPLETED')));
  console.log([`letter: ${told(letter)}`, ...messages.map((types) => `message: ${told(types)}`)].join('\n'));

  expectAtMost(letter, MOST.letter);
  expect(messages).toHaveLength(2);
  for (const message of messages) expectAtMost(message, MOST.message);
});

function expectAtMost(types: string[], { events, tasks }: { events: number; tasks: number }): void {
  expect(types.length).toBeLessThanOrEqual(events);
  expect(types.filter((type) => type === 'WORKFLOW_TASK_COMPLETED').length).toBeLessThanOrEqual(tasks);
}

function told(types: string[]): string {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  const lines = [...counts].sort(([, a], [, b]) => b - a).map(([type, count]) => `  ${count} ${type}`);
  return [`${types.length} events`, ...lines].join('\n');
}
