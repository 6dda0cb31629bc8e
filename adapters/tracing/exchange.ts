import { context, propagation, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import { exchange as exchangeOnce, type Exchange, type ExchangeResult } from '../outbound/exchange.ts';

/**
 * Calls to the outside as spans, whose trace goes along.
 * @param peer what stands for the address, which may hold a key
 */
export function tracedExchange(peer: string, exchange: Exchange = exchangeOnce): Exchange {
  const tracer = trace.getTracer('pishkhan');
  return (call) =>
    tracer.startActiveSpan(`${call.method} ${peer}`, { kind: SpanKind.CLIENT }, async (span) => {
      const headers = { ...call.headers };
      propagation.inject(context.active(), headers);
      const result = await exchange({ ...call, headers });
      describe(span, result);
      span.setAttribute('http.request.method', call.method).end();
      return result;
    });
}

function describe(span: Span, result: ExchangeResult): void {
  const failed = result.kind !== 'answered' || result.status >= 400;
  if (result.kind === 'answered') span.setAttribute('http.response.status_code', result.status);
  else span.setAttribute('error.type', result.kind);
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
}
