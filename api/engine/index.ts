import { WithStartWorkflowOperation, type Client, type WorkflowClientInterceptor } from '@temporalio/client';
import type { ConnectionTest } from '../../activities/contract.ts';
import type { StartInquiry, StartSms } from '../../activities/dependencies.ts';
import { createClient, createStartInquiry, createStartSms, type EngineConfig } from '../../adapters/engine/client.ts';
import { ANSWER_WITHIN_MS, TASK_WITHIN_MS } from '../../adapters/engine/time-limits.ts';
import { fromStored, type Actor, type Command } from '../../domain/submission/index.ts';
import {
  ORGANISATION_ATTRIBUTE,
  commandUpdate,
  connectionTestWorkflowId,
  type GroupOrder,
  type ResumeGroupStart,
  openedUpdate,
  submissionWorkflowId,
  type Answer,
  type CommandName,
  type ConnectionTestStart,
  type SubmissionStart,
} from '../../workflows/updates.ts';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { toProblem } from './failures.ts';
import { createGroups } from './groups.ts';
import { untilProcessed } from './unprocessed.ts';

export { LetterEnded } from './failures.ts';

const CHECK_WITHIN_MS = 2_000;

const organisationAttribute = defineSearchAttributeKey(ORGANISATION_ATTRIBUTE, 'KEYWORD');

export interface LetterMessage {
  submissionId: string;
  name: CommandName;
  command: Command;
  actor: Actor;
  /** The same for a repeated request, another for every other one; holds nothing of the raw key. */
  updateId: string;
  fingerprint: string;
}

/** The letters' workflows, as the API sees them. */
export interface Engine {
  /**
   * Starts a letter, or finds the one that was started under this id.
   * @throws {LetterEnded} when it has ended already
   * @throws Problem `outcome-pending` when nothing is known in time
   */
  open(start: SubmissionStart): Promise<Answer>;
  /**
   * Gives a letter a command and waits for what follows.
   * @throws Problem with the domain's refusal, or `outcome-pending`
   * @throws {LetterEnded} when no workflow is there to take it
   */
  send(message: LetterMessage): Promise<Answer>;
  startSms: StartSms;
  /**
   * Has a worker look at a system outside; a repeat under the same id is the same look.
   * @throws Problem `outcome-pending` when nothing is known in time
   */
  testConnection(test: { testId: string; connectionId: string }): Promise<ConnectionTest>;
  /** Has a group of stuck things go on; repeated, it does nothing. */
  startGroup(start: ResumeGroupStart): Promise<void>;
  /** One that has ended hears nothing. */
  orderGroup(groupId: string, order: GroupOrder): Promise<void>;
  startInquiry: StartInquiry;
  /** Resolves when the engine answers. */
  check(): Promise<unknown>;
  close(): Promise<void>;
}

/** @param interceptor sees each call to the engine */
export function createEngine(config: EngineConfig, interceptor?: WorkflowClientInterceptor): Engine {
  const client = createClient(config, { interceptor });
  const withinDeadline = (work: () => Promise<Answer>, fingerprint?: string): Promise<Answer> =>
    client
      .withDeadline(Date.now() + ANSWER_WITHIN_MS, () => untilProcessed(work))
      .then(present)
      .catch((error: unknown) => {
        throw toProblem(error, fingerprint);
      });
  return {
    open: (start) => withinDeadline(() => openLetter(client, { start, taskQueue: config.taskQueue })),
    send: ({ submissionId, name, updateId, ...envelope }) =>
      withinDeadline(
        () =>
          client.workflow
            .getHandle(submissionWorkflowId(submissionId))
            .executeUpdate(commandUpdate(name), { updateId, args: [envelope] }),
        envelope.fingerprint,
      ),
    startSms: createStartSms(client, config),
    testConnection: (test) =>
      client
        .withDeadline(Date.now() + ANSWER_WITHIN_MS, () => startTest(client, { ...test, taskQueue: config.taskQueue }))
        .catch((error: unknown) => {
          throw toProblem(error);
        }),
    ...createGroups(client, config),
    startInquiry: (message) =>
      client.withDeadline(Date.now() + CHECK_WITHIN_MS, () => createStartInquiry(client, config)(message)),
    check: () =>
      client.withDeadline(Date.now() + CHECK_WITHIN_MS, () => client.connection.workflowService.getSystemInfo({})),
    close: () => client.connection.close(),
  };
}

const startTest = (client: Client, test: { testId: string; connectionId: string; taskQueue: string }) =>
  client.workflow.execute<(start: ConnectionTestStart) => Promise<ConnectionTest>>('testConnection', {
    workflowId: connectionTestWorkflowId(test.testId),
    taskQueue: test.taskQueue,
    args: [{ connectionId: test.connectionId }],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });

/** The answer to a repeated message was made by the release that took it first. */
const present = (answer: Answer): Answer => ({ ...answer, submission: fromStored(answer.submission) });

function openLetter(
  client: Client,
  { start, taskQueue }: { start: SubmissionStart; taskQueue: string },
): Promise<Answer> {
  const { id, organisationId } = start.opening;
  const startWorkflowOperation = new WithStartWorkflowOperation('submission', {
    workflowId: submissionWorkflowId(id),
    taskQueue,
    args: [start],
    workflowTaskTimeout: TASK_WITHIN_MS,
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    typedSearchAttributes: new TypedSearchAttributes([{ key: organisationAttribute, value: organisationId }]),
  });
  return client.workflow.executeUpdateWithStart(openedUpdate, { startWorkflowOperation, updateId: 'opened', args: [] });
}
