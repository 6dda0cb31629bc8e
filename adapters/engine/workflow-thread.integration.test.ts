import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { Child, forgetRun, noteRun } from '../../test/setup/harness.mjs';
import { freshNamespace, testServers } from '../../test/setup/servers.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

let connection: Connection;
let client: Client;
let worker: Child;
/** Notes what runs, so that the teardown can end what a broken test leaves. */
let run: string;

beforeAll(async () => {
  const { folder, ports } = testServers();
  run = join(folder, 'stack-loops.json');
  const address = `127.0.0.1:${ports.temporal}`;
  const namespace = await freshNamespace();
  connection = await Connection.connect({ address });
  client = new Client({ connection, namespace });
  worker = new Child({
    name: 'loops',
    file: process.execPath,
    args: [
      ...['--import', path('../../dist/adapters/engine/workflow-thread.js')],
      ...[path('./testing/loops-worker.mjs'), address, namespace],
    ],
    env: process.env,
    log: join(folder, 'loops.log'),
  });
  noteRun(run, [worker]);
  if (!(await worker.ready())) throw new Error(worker.complaint());
});
afterAll(async () => {
  await worker.stop();
  forgetRun(run);
  await connection.close();
});

const start = (type: string) => client.workflow.start(type, { taskQueue: 'loops', workflowId: type });

async function firstFailure(type: string): Promise<string> {
  const handle = await start(type);
  for (;;) {
    const { events = [] } = await handle.fetchHistory();
    const failed = events?.find(({ workflowTaskFailedEventAttributes }) => workflowTaskFailedEventAttributes);
    if (failed) {
      await handle.terminate();
      return failed.workflowTaskFailedEventAttributes?.failure?.message ?? '';
    }
    if (events?.at(-1)?.workflowExecutionCompletedEventAttributes) throw new Error(`${type} ended well.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('the thread of workflows', () => {
  it.each(['loops', 'loopsInPromises'])('ends a workflow that %s for ever, and goes on with others', async (type) => {
    expect(await firstFailure(type)).toBe('Script execution timed out after 5000ms');
    const handle = await start('goesRound');
    expect(await handle.result()).toBe(3);
  });

  it('has one time limit for all calls of an activation, for a limit costs a thread', async () => {
    expect(await firstFailure('restsTwice')).toBe('Script execution timed out after 5000ms');
  });

  it('keeps no traces of promises', async () => {
    const handle = await start('goesRound');
    await handle.result();
    await expect(handle.query('__stack_trace')).rejects.toThrow('Workflow stack traces are not enabled on this worker');
  });
});
