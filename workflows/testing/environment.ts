import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker, DefaultLogger, Runtime, type WorkflowBundle } from '@temporalio/worker';
import { bundleWorkflows } from '../../adapters/engine/bundle.ts';
import { createDataConverter } from '../../adapters/engine/data-converter.ts';
import type { Actor, Command } from '../../domain/submission/index.ts';
import { aSubmission, applicant } from '../../domain/submission/testing/builders.ts';
import { commandUpdate, openedUpdate, submissionWorkflowId, type Answer, type CommandName } from '../updates.ts';

const quiet = new DefaultLogger('ERROR', () => undefined);
const keys = [{ id: 'test', key: randomBytes(32) }] as const;
let bundle: Promise<WorkflowBundle> | undefined;

const bundled = (): Promise<WorkflowBundle> =>
  (bundle ??= bundleWorkflows({
    workflowsPath: fileURLToPath(new URL('../index.ts', import.meta.url)),
    logger: quiet,
  }));

let installed = false;

/** Once for each test file. */
function installRuntime(): void {
  if (installed) return;
  installed = true;
  const telemetryOptions = { logging: { filter: 'OFF', forward: {} } };
  Runtime.install({ logger: quiet, shutdownSignals: [], telemetryOptions });
}

export interface TestEnvironment {
  env: TestWorkflowEnvironment;
  taskQueue: string;
  stop(): Promise<void>;
}

/** A time-skipping server with one worker, for one test alone: what a letter leaves under way would hold up the next one's clock. */
export async function startEnvironment(world: object): Promise<TestEnvironment> {
  const path = process.env['PISHKHAN_TEST_SERVER'];
  if (!path) throw new Error('No test server: is this test in the project "workflow"?');
  installRuntime();
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
    client: { dataConverter: createDataConverter(keys) },
  });
  const taskQueue = randomUUID();
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    activities: world,
    workflowBundle: await bundled(),
    dataConverter: createDataConverter(keys),
  });
  const running = worker.run();
  return {
    env,
    taskQueue,
    async stop() {
      worker.shutdown();
      await running;
      await env.teardown();
    },
  };
}

/** A letter under test: it is begun, and takes commands. */
export interface LetterUnderTest {
  id: string;
  send(command: Command & { type: CommandName }, actor?: Actor): Promise<Answer>;
  /** Waits for the workflow's end, in real time: `result()` would let the clock run away. */
  ended(): Promise<void>;
  status(): Promise<string>;
}

export async function beginLetter({ env, taskQueue }: TestEnvironment): Promise<LetterUnderTest> {
  const { content, sender, terms, clientReference, correctionOf, trackingCode, organisationId, applicantId } =
    aSubmission().build();
  const id = randomUUID();
  const opening = {
    ...{ id, content, sender, terms, clientReference, correctionOf, trackingCode, organisationId, applicantId },
  };
  const handle = await env.client.workflow.start('submission', {
    workflowId: submissionWorkflowId(id),
    taskQueue,
    args: [{ opening, fingerprint: 'f' }],
  });
  await handle.executeUpdate(openedUpdate);
  const status = async (): Promise<string> => (await handle.describe()).status.name;
  const pause = () => new Promise((resolve) => setTimeout(resolve, 25));
  return {
    id,
    send: (command, actor = applicant) =>
      handle.executeUpdate(commandUpdate(command.type), { args: [{ command, actor, fingerprint: 'f' }] }),
    status,
    async ended() {
      for (let tries = 0; tries < 400 && (await status()) === 'RUNNING'; tries++) await pause();
      if ((await status()) !== 'COMPLETED') throw new Error('the workflow did not end');
    },
  };
}

/** The refusal's code, or the status that the letter came to. */
export const outcomeOf = (answer: Promise<Answer>): Promise<string> =>
  answer.then(
    ({ submission }) => submission.status,
    (error: Error & { cause?: { type?: string } }) => error.cause?.type ?? error.message,
  );
