import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { EngineConfig } from '../../adapters/engine/client.ts';
import { ANSWER_WITHIN_MS } from '../../adapters/engine/time-limits.ts';
import { groupOrder, resumeGroupWorkflowId } from '../../workflows/updates.ts';
import { toProblem } from './failures.ts';
import type { Engine } from './index.ts';

/** The workflows of groups of stuck things. */
export function createGroups(client: Client, { taskQueue }: EngineConfig): Pick<Engine, 'startGroup' | 'orderGroup'> {
  const withinDeadline = (work: () => Promise<void>): Promise<void> =>
    client.withDeadline(Date.now() + ANSWER_WITHIN_MS, work).catch((error: unknown) => {
      throw toProblem(error);
    });
  return {
    startGroup: (start) =>
      withinDeadline(async () => {
        await client.workflow.start('resumeGroup', {
          workflowId: resumeGroupWorkflowId(start.groupId),
          taskQueue,
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          args: [start],
        });
      }),
    orderGroup: (groupId, order) =>
      withinDeadline(async () => {
        try {
          await client.workflow.getHandle(resumeGroupWorkflowId(groupId)).signal(groupOrder, order);
        } catch (error) {
          if (!(error instanceof WorkflowNotFoundError)) throw error;
        }
      }),
  };
}
