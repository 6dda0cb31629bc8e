import { Client, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { toApiConfig } from '../../config/api.ts';
import type { Stack } from '../setup/stack.ts';
import { eventually } from '../support/http.ts';

type Event = proto.temporal.api.history.v1.IHistoryEvent;

/** The engine as an operator without any key sees it. */
export function keylessEngine({ environment }: Stack) {
  const { address, namespace } = toApiConfig(environment).temporal;
  const client = new Client({ connection: Connection.lazy({ address }), namespace });
  const { EventType } = proto.temporal.api.enums.v1;

  async function history(workflowId: string): Promise<Event[]> {
    const events: Event[] = [];
    let nextPageToken: Uint8Array | undefined = undefined;
    do {
      const page: proto.temporal.api.workflowservice.v1.IGetWorkflowExecutionHistoryResponse =
        await client.workflowService.getWorkflowExecutionHistory({
          namespace,
          execution: { workflowId },
          nextPageToken,
        });
      events.push(...(page.history?.events ?? []));
      nextPageToken = page.nextPageToken?.length ? page.nextPageToken : undefined;
    } while (nextPageToken);
    return events;
  }

  return {
    history,
    typeOf: ({ eventType }: Event): string => EventType[eventType ?? 0]!.replace('EVENT_TYPE_', ''),
    /** Everything that the engine tells of its workflows without their histories. */
    async listed() {
      const found = [];
      for await (const { raw } of client.workflow.list()) found.push(raw);
      return found;
    },
    /** As after the retention of a workflow that has ended. */
    async forget(workflowId: string): Promise<void> {
      const workflowExecution = { workflowId };
      await client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution });
      const isThere = () =>
        client.workflowService.describeWorkflowExecution({ namespace, execution: workflowExecution }).then(
          () => true,
          () => false,
        );
      await eventually(isThere, { is: (there) => !there, within: 90_000 });
    },
    close: () => client.connection.close(),
  };
}

/** Every value inside, depth first, with the name of the field it stands in. */
export function* valuesOf(value: unknown, name = ''): Generator<{ name: string; value: object }> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  yield { name, value };
  for (const [key, inner] of Object.entries(value)) yield* valuesOf(inner, Array.isArray(value) ? name : key);
}

/** What somebody reads who looks at every text and every byte inside. */
export function asRead(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${asRead(inner)}`)
    .join('\n');
}
