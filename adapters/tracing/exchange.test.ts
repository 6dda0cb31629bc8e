import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { tracedExchange } from './exchange.ts';

const memory = new InMemorySpanExporter();
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(memory)] }).register();
afterEach(() => memory.reset());

const call = { method: 'GET', headers: { authorization: 'Bearer x' }, timeoutMs: 2_000 } as const;

test('a call goes out with its trace, and its span tells the status and no address', async () => {
  const heard: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    heard.push(request.headers);
    response.writeHead(404).end('{}');
  }).listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await tracedExchange('didgah')({ ...call, url: `http://127.0.0.1:${port}/letters?marker=secret` });
  server.close();
  const [span] = memory.getFinishedSpans();
  const { traceId, spanId } = span!.spanContext();
  expect(heard).toMatchObject([{ authorization: 'Bearer x', traceparent: `00-${traceId}-${spanId}-01` }]);
  expect(span?.name).toBe('GET didgah');
  expect(span?.attributes).toEqual({ 'http.request.method': 'GET', 'http.response.status_code': 404 });
});

test('a call that is not answered is an error of its kind', async () => {
  const result = await tracedExchange('panel-a')({ ...call, url: 'http://127.0.0.1:1/key' });
  expect(result.kind).toBe('notSent');
  const [span] = memory.getFinishedSpans();
  expect(span?.status.code).toBe(SpanStatusCode.ERROR);
  expect(span?.attributes).toMatchObject({ 'error.type': 'notSent' });
});
