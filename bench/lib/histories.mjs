import { Client, Connection } from '@temporalio/client';
import { median } from './statistics.mjs';

const WORKFLOW_TASK_COMPLETED = 7;

/** Counts what stands in the histories of workflows: events and workflow tasks, as medians. */
export async function openHistories(address) {
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection });

  const countOne = async (id) => {
    const { events: all } = await workflow.getHandle(id).fetchHistory();
    const events = all ?? [];
    const tasks = events.filter(({ eventType }) => eventType === WORKFLOW_TASK_COMPLETED);
    return { events: events.length, tasks: tasks.length };
  };

  return {
    async count(ids) {
      const counts = [];
      for (const id of ids) counts.push(await countOne(id));
      return {
        events: median(counts.map(({ events }) => events)),
        tasks: median(counts.map(({ tasks }) => tasks)),
      };
    },
    close: () => connection.close(),
  };
}
