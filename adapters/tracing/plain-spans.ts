import type { Attributes } from '@opentelemetry/api';
import { ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node';

/** Methods, routes, codes, names of errors and ids that logs have too: nothing that a person wrote or is found by. */
const PLAIN = [
  ...['http.request.method', 'http.route', 'http.response.status_code', 'error.type', 'exception.type'],
  ...['pishkhan.request_id', 'temporalWorkflowId', 'run_id'],
] as const;

const plainOf = (attributes: Attributes = {}): Attributes =>
  Object.fromEntries(PLAIN.flatMap((name) => (attributes[name] === undefined ? [] : [[name, attributes[name]]])));

/** Messages and stacks of errors may quote what somebody wrote: only what is known to be harmless leaves the house. */
const plain = (span: ReadableSpan): ReadableSpan =>
  Object.create(span, {
    attributes: { value: plainOf(span.attributes) },
    events: { value: span.events.map((event) => ({ ...event, attributes: plainOf(event.attributes) })) },
    status: { value: { code: span.status.code } },
  }) as ReadableSpan;

/** @param onFailure hears once that spans do not arrive, and again after some did */
export function plainSpans(exporter: SpanExporter, onFailure: (error: Error | undefined) => void): SpanExporter {
  let failing = false;
  return {
    export: (spans, done) =>
      exporter.export(spans.map(plain), (result) => {
        const failed = result.code !== ExportResultCode.SUCCESS;
        if (failed && !failing) onFailure(result.error);
        failing = failed;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}
