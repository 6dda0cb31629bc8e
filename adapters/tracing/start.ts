import { propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import {
  OpenTelemetryActivityInboundInterceptor,
  OpenTelemetryWorkflowClientInterceptor,
} from '@temporalio/interceptors-opentelemetry';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';
import type { TraceSinks } from '../../workflows/trace.ts';
import type { Exchange } from '../outbound/exchange.ts';
import { tracedExchange } from './exchange.ts';
import { plainSpans } from './plain-spans.ts';

interface Options {
  /** Takes spans by OTLP over HTTP. */
  url: string;
  process: 'api' | 'worker';
  onFailure: (error: Error | undefined) => void;
}

/** What makes spans of a process's work. */
export interface Tracing {
  client: WorkflowClientInterceptor;
  activity: ActivityInterceptorsFactory;
  sinks: InjectedSinks<TraceSinks>;
  exchangeWith(peer: string, exchange?: Exchange): Exchange;
  /** Sends what is left, if somebody takes it. */
  stop(): Promise<void>;
}

/** A receiver that hangs must keep no process from ending. */
const SEND_WITHIN_MS = 1_500;

/** Loaded only by processes that are to be traced. */
export function startTracing({ url, process, onFailure }: Options): Tracing {
  const exporter = plainSpans(new OTLPTraceExporter({ url, timeoutMillis: SEND_WITHIN_MS }), onFailure);
  const provider = new NodeTracerProvider({
    resource: new Resource({ 'service.name': `pishkhan-${process}` }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  return {
    client: new OpenTelemetryWorkflowClientInterceptor(),
    activity: (activity) => ({ inbound: new OpenTelemetryActivityInboundInterceptor(activity) }),
    sinks: { traces: { updated: { fn: tellUpdate, callDuringReplay: false } } },
    exchangeWith: tracedExchange,
    stop: () => provider.shutdown().catch(() => undefined),
  };
}

const tellUpdate: InjectedSinks<TraceSinks>['traces']['updated']['fn'] = (info, { name, carrier, began, ended }) => {
  const attributes = { temporalWorkflowId: info.workflowId, run_id: info.runId };
  const parent = propagation.extract(ROOT_CONTEXT, carrier);
  trace.getTracer('pishkhan').startSpan(name, { startTime: began, attributes }, parent).end(ended);
};
