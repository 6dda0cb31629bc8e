import { createServer, type Server, type ServerResponse } from 'node:http';
import { Gauge, type Registry } from 'prom-client';

/** By the name of the part: resolves when it works. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

interface Operations {
  checks: Checks;
  registry: Registry;
}

type Part = 'ok' | 'unavailable';

const CHECK_WITHIN_MS = 3_000;

/** `/healthz`, `/readyz` and `/metrics` of a process that answers nobody else. The outside must not reach it. */
export function operationsServer({ checks, registry }: Operations): Server {
  const readiness = (): Promise<[string, Part][]> => Promise.all(Object.entries(checks).map(run));
  new Gauge({
    name: 'pishkhan_worker_ready',
    help: '1 for each part that works, as in /readyz',
    labelNames: ['part'],
    registers: [registry],
    async collect() {
      for (const [part, state] of await readiness()) this.set({ part }, state === 'ok' ? 1 : 0);
    },
  });
  const answers: Record<string, (response: ServerResponse) => void | Promise<void>> = {
    '/healthz': (response) => json(response, { status: 200, body: { status: 'ok' } }),
    '/readyz': async (response) => {
      const parts = Object.fromEntries(await readiness());
      const ready = Object.values(parts).every((part) => part === 'ok');
      json(response, { status: ready ? 200 : 503, body: { status: ready ? 'ok' : 'unavailable', parts } });
    },
    '/metrics': async (response) => {
      const text = await registry.metrics();
      response.writeHead(200, { 'Content-Type': registry.contentType }).end(text);
    },
  };
  return createServer((request, response) => {
    const answer = request.method === 'GET' && Object.hasOwn(answers, request.url ?? '') && answers[request.url ?? ''];
    if (!answer) return response.writeHead(404).end();
    Promise.resolve(answer(response)).catch(() => response.writeHead(500).end());
  });
}

function json(response: ServerResponse, { status, body }: { status: number; body: object }): void {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

async function run([name, check]: [string, () => Promise<unknown>]): Promise<[string, Part]> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), CHECK_WITHIN_MS).unref());
  return Promise.race([check(), late]).then(
    () => [name, 'ok'],
    () => [name, 'unavailable'],
  );
}
