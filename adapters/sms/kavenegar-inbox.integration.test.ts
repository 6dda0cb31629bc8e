import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SmsPanel } from '../../activities/sms/port.ts';
import { spawnSimulator, TEST_SECRET } from '../../simulators/testing/spawn.ts';
import type { RunningSimulator } from '../../simulators/testing/spawn.ts';
import { createKavenegar } from './kavenegar.ts';

let simulator: RunningSimulator;
let panel: SmsPanel;

beforeAll(async () => {
  simulator = await spawnSimulator('sms-panel');
  panel = aPanel('10004346');
});
afterAll(() => simulator.stop());

const aPanel = (line?: string) =>
  createKavenegar({ id: 'panel-a', url: `${simulator.url}/${TEST_SECRET}`, timeoutMs: 1_000, line });
const write = (text: string) =>
  fetch(`${simulator.url}/inbound`, { method: 'POST', body: JSON.stringify({ from: '09121234567', text }) });
const texts = async () => (await panel.inbox!.fetch()).map(({ text }) => text);

test('gives what was written, and again what an answer that got lost may have held', async () => {
  await write('نخست');
  const [message] = await panel.inbox!.fetch();
  expect(message).toEqual({ messageId: expect.stringMatching(/^\d+$/), from: '09121234567', text: 'نخست' });
  await write('دوم');
  expect(await texts()).toEqual(['نخست', 'دوم']);
  expect(await texts()).toEqual(['نخست', 'دوم']);
});

test('has an inbox only with a line', () => {
  expect(aPanel().inbox).toBeUndefined();
});

test.each(['http-500', 'reset-connection', 'slow', 'logical-error'])('throws when it is out: %s', async (mode) => {
  await simulator.fault({ mode });
  await expect(panel.inbox!.fetch()).rejects.toThrow(/^panel-a does not answer: /);
  await simulator.fault({ mode: 'none' });
});

test('uses up no fault that is meant for a send', async () => {
  await simulator.fault({ mode: 'http-500', times: 1 });
  await expect(panel.inbox!.fetch()).rejects.toThrow();
  const sent = await panel.send({ to: '+989121234567', text: 'x', reference: 'r' });
  expect(sent).toMatchObject({ outcome: 'unknown', reason: 'HTTP 500' });
  expect(await texts()).toHaveLength(2);
});
