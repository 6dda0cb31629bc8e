import type { StoredHistory } from './replayer.ts';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const header = {
  fields: {
    '_tracer-data': {
      metadata: { encoding: Buffer.from('json/plain').toString('base64') },
      data: encoded({ traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }),
    },
  },
};

interface Event {
  workflowExecutionStartedEventAttributes?: object;
  workflowExecutionUpdateAcceptedEventAttributes?: { acceptedRequest: { input: object } };
}

/** The same history as if each request in it had been traced. */
export function traced({ workflowId, history }: StoredHistory): StoredHistory {
  const copy = structuredClone(history) as { events: Event[] };
  for (const {
    workflowExecutionStartedEventAttributes,
    workflowExecutionUpdateAcceptedEventAttributes,
  } of copy.events) {
    if (workflowExecutionStartedEventAttributes) Object.assign(workflowExecutionStartedEventAttributes, { header });
    const request = workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest;
    if (request) Object.assign(request.input, { header });
  }
  return { workflowId, history: copy };
}
