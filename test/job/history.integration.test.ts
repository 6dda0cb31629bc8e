import { afterAll, expect, it } from '@jest/globals';
import { messageId } from '../../activities/sms/notices.ts';
import { smsWorkflowId, submissionWorkflowId } from '../../workflows/updates.ts';
import { eventually } from '../support/http.ts';
import { aDraft, attach, decide, submit, witnesses } from '../support/people.ts';
import { keylessEngine } from './engine.ts';
import { registeredLetter, useScene } from './scene.ts';

/** The engine's cost is its history. */
const MOST = { events: 36, tasks: 5 };

const scene = useScene();
let engine: ReturnType<typeof keylessEngine> | undefined;
afterAll(() => engine?.close());

/** Created, one document, submitted, accepted, registered, told of twice. */
async function plainLetter(): Promise<{ id: string; messages: string[] }> {
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
  return { id, messages: noticed.map(({ sequence }: { sequence: number }) => messageId(id, sequence)) };
}

it('the plain way of a letter costs the engine no more than it may, and its two messages nothing', async () => {
  engine = keylessEngine(scene.stack);
  const { history, typeOf } = engine;
  const { id, messages } = await plainLetter();
  const types = await eventually(async () => (await history(submissionWorkflowId(id))).map(typeOf), {
    is: (events) => events.at(-1) === 'TIMER_STARTED',
  });
  console.log(told(types));

  expect(types.length).toBeLessThanOrEqual(MOST.events);
  expect(types.filter((type) => type === 'WORKFLOW_TASK_COMPLETED').length).toBeLessThanOrEqual(MOST.tasks);
  expect(messages).toHaveLength(2);
  for (const message of messages) await expect(history(smsWorkflowId(message))).rejects.toThrow('workflow not found');
});

function told(types: string[]): string {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  const lines = [...counts].sort(([, a], [, b]) => b - a).map(([type, count]) => `  ${count} ${type}`);
  return [`${types.length} events`, ...lines].join('\n');
}
