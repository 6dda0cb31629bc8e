import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { createDataConverter } from '../../adapters/engine/data-converter.ts';
import { submissionWorkflowId } from '../../workflows/updates.ts';
import { startStack } from '../setup/stack.ts';
import { aDraft, anApplicant, staff } from '../support/people.ts';
import { REPLAY_KEY, REPLAY_KEYS } from './keys.ts';
import { replay, type StoredHistory } from './replayer.ts';
import { LONG_SHAPES, SHAPES, type Cast } from './shapes.ts';
import { lastStateOf } from './states.ts';

const HISTORIES = new URL('./histories/', import.meta.url);
const STATES = new URL('./states/', import.meta.url);
/** `PISHKHAN_RECORD=1.1` stores the histories of this run, and the letters' states, beside those of earlier releases. */
const { PISHKHAN_RECORD: release } = process.env;

let cast: Cast;
let connection: Connection;
let client: Client;

beforeAll(async () => {
  const stack = await startStack({ env: { PISHKHAN_PAYLOAD_KEYS: REPLAY_KEYS } });
  const { PISHKHAN_TEMPORAL_ADDRESS: address, PISHKHAN_TEMPORAL_NAMESPACE: namespace } = stack.environment;
  connection = await Connection.connect({ address });
  client = new Client({ connection, namespace, dataConverter: createDataConverter([REPLAY_KEY]) });
  cast = {
    stack,
    applicant: await anApplicant(stack),
    secretary: await staff(stack, 'secretary'),
    unitController: await staff(stack, 'unit-controller'),
    admin: await staff(stack, 'admin'),
    runOf: async (id) => (await client.workflow.getHandle(submissionWorkflowId(id)).describe()).runId,
  };
}, 120_000);
afterAll(async () => {
  await connection.close();
  await cast.stack.stop();
});

async function historyOf(id: string): Promise<StoredHistory> {
  const workflowId = submissionWorkflowId(id);
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  return { workflowId, history: JSON.parse(historyToJSON(history)) as unknown };
}

async function keep(file: URL, content: unknown): Promise<void> {
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, `${JSON.stringify(content)}\n`);
}

describe('the history of a letter', () => {
  const shapes = release ? { ...SHAPES, ...LONG_SHAPES } : SHAPES;
  it.each(Object.entries(shapes))(
    '%s is replayed without a difference',
    async (name, live) => {
      const stored = await historyOf(await live(cast));
      const [result] = await replay([stored]);
      expect(result?.error).toBeUndefined();
      if (!release) return;
      await keep(new URL(`${release}-${name}.json`, HISTORIES), stored);
      await keep(new URL(`${release}-${name}.json`, STATES), await lastStateOf(stored));
    },
    180_000,
  );

  it('tells where it stands, for the call stack in the engine’s own page', async () => {
    const { id } = await aDraft(cast.applicant, 'ministry');
    const letter = client.workflow.getHandle(submissionWorkflowId(id));
    expect(await letter.query('__stack_trace')).toMatch(/at submission \(.*submission\.(js|ts)/);
  });
});
