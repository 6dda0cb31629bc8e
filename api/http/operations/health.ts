import { Router } from 'express';
import { describeError } from './logging.ts';

export type Checks = Record<string, () => Promise<unknown>>;

const CHECK_WITHIN_MS = 3000;

/** `/api/healthz`: this process lives. `/api/readyz`: so does what it depends on; which part does not is in the answer. */
export const health = (checks: Checks, log: (details: object) => void): Router => {
  const router = Router();
  router.get(
    '/api/healthz',
    (_request, response) => void response.set('Cache-Control', 'no-store').json({ status: 'ok' }),
  );
  router.get('/api/readyz', async (_request, response) => {
    const results = await Promise.all(Object.entries(checks).map(([name, check]) => run(name, check, log)));
    const ready = results.every(([, ok]) => ok);
    const parts = Object.fromEntries(results.map(([name, ok]) => [name, ok ? 'ok' : 'unavailable']));
    response.status(ready ? 200 : 503).set('Cache-Control', 'no-store');
    response.json({ status: ready ? 'ok' : 'unavailable', parts });
  });
  return router;
};

const run = async (name: string, check: () => Promise<unknown>, log: (details: object) => void) => {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), CHECK_WITHIN_MS).unref());
  try {
    await Promise.race([check(), late]);
    return [name, true] as const;
  } catch (error) {
    log({ part: name, err: describeError(error) });
    return [name, false] as const;
  }
};
