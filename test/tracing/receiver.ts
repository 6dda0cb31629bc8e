import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  service: string;
  attributes: Record<string, string>;
}

type Pairs = { key: string; value: Record<string, unknown> }[];
interface Export {
  resourceSpans: {
    resource: { attributes: Pairs };
    scopeSpans: { spans: (Omit<Span, 'service' | 'attributes'> & { attributes: Pairs })[] }[];
  }[];
}

const record = (pairs: Pairs) =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, String(Object.values(value)[0])]));

/** Takes traces by OTLP over HTTP, in JSON, and keeps what it heard. */
export async function startReceiver() {
  const spans: Span[] = [];
  let heard = '';
  const server = createServer(async (request, response) => {
    const body = await text(request);
    heard += body;
    for (const { resource, scopeSpans } of (JSON.parse(body) as Export).resourceSpans) {
      const service = record(resource.attributes)['service.name'] ?? '';
      for (const span of scopeSpans.flatMap((scope) => scope.spans)) {
        spans.push({ ...span, service, attributes: record(span.attributes) });
      }
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0);
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
    spans: () => [...spans],
    /** Every byte, as it came. */
    heard: () => heard,
    close: () => void server.close(),
  };
}
