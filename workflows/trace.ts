import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import {
  AsyncLocalStorage,
  proxySinks,
  workflowInfo,
  type Sinks,
  type WorkflowInboundCallsInterceptor,
  type WorkflowInterceptorsFactory,
  type WorkflowOutboundCallsInterceptor,
} from '@temporalio/workflow';

/** The header under which the engine's OpenTelemetry interceptors of clients and activities hand on a trace. */
const HEADER = '_tracer-data';
/** What a deadline does weeks later belongs to no request. */
const LASTS_MS = 3_600_000;

/** What a workflow did at somebody's request; the worker makes a span of it. */
export interface TracedUpdate {
  readonly name: string;
  /** Of the request, in the form of the header. */
  readonly carrier: unknown;
  readonly began: number;
  readonly ended: number;
}

export interface TraceSinks extends Sinks {
  traces: { updated(update: TracedUpdate): void };
}

/**
 * Hands the trace of a request on to the activities that follow from it: those of its update, and those of the workflow's body until
 * the next. Nothing here awaits, draws a random number or makes a command, so that a history goes the same way with and without a trace.
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  const ofUpdate = new AsyncLocalStorage<Payload>();
  const { traces } = proxySinks<TraceSinks>();
  let latest: { trace: Payload | undefined; at: number } = { trace: undefined, at: 0 };

  const current = (): Payload | undefined =>
    ofUpdate.getStore() ?? (Date.now() - latest.at < LASTS_MS ? latest.trace : undefined);

  function traced<Input extends { readonly headers: Record<string, Payload> }>(input: Input): Input {
    const trace = current();
    return trace ? { ...input, headers: { ...input.headers, [HEADER]: trace } } : input;
  }

  const inbound: WorkflowInboundCallsInterceptor = {
    execute(input, next) {
      latest = { trace: input.headers[HEADER], at: Date.now() };
      return next(input);
    },
    handleUpdate(input, next) {
      const trace = input.headers[HEADER];
      const began = Date.now();
      latest = { trace, at: began };
      if (!trace) return next(input);
      const answer = ofUpdate.run(trace, () => next(input));
      const tell = (): void =>
        traces.updated({
          name: `${workflowInfo().workflowType} ${input.name}`,
          carrier: defaultPayloadConverter.fromPayload(trace),
          began,
          ended: Date.now(),
        });
      answer.then(tell, tell);
      return answer;
    },
  };
  const outbound: WorkflowOutboundCallsInterceptor = {
    scheduleActivity: (input, next) => next(traced(input)),
    scheduleLocalActivity: (input, next) => next(traced(input)),
    continueAsNew: (input, next) => next(traced(input)),
  };
  return { inbound: [inbound], outbound: [outbound] };
};
