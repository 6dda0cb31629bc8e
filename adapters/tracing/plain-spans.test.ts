import { expect, test } from '@jest/globals';
import { SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { plainSpans } from './plain-spans.ts';

function aTracer(memory = new InMemorySpanExporter()) {
  const failures: unknown[] = [];
  const exporter = plainSpans(memory, (error) => failures.push(error));
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  return { tracer: provider.getTracer('test'), memory, failures };
}

test('a span leaves the house without what an error or an attribute says of a person', () => {
  const { tracer, memory } = aTracer();
  const span = tracer.startSpan('POST didgah', {
    attributes: { 'url.full': '/letters?code=secret', 'http.route': '/x' },
  });
  span.recordException(new TypeError('secret'));
  span.setStatus({ code: SpanStatusCode.ERROR, message: 'secret' });
  span.end();
  const [sent] = memory.getFinishedSpans();
  expect(sent?.attributes).toEqual({ 'http.route': '/x' });
  expect(sent?.events.map(({ attributes }) => attributes)).toEqual([{ 'exception.type': 'TypeError' }]);
  expect(sent?.status).toEqual({ code: SpanStatusCode.ERROR });
  expect(sent?.spanContext()).toEqual(span.spanContext());
  expect(sent?.duration).toHaveLength(2);
});

test('a receiver that takes nothing is told of once', () => {
  const memory = new InMemorySpanExporter();
  const { tracer, failures } = aTracer(memory);
  const error = new Error('away');
  memory.export = (_spans, done) => done({ code: 1, error });
  for (let index = 0; index < 3; index++) tracer.startSpan('GET').end();
  expect(failures).toEqual([error]);
});
