import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Express, RequestHandler } from 'express';
import pg from 'pg';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import supertest from 'supertest';
import { createPayloadCodec } from '../../adapters/engine/codec.ts';
import type { ApiConfig } from '../../config/api.ts';
import { seedDemo } from '../../db/demo/seeder.ts';
import { useDatabase, type Fixture } from '../../db/testing/fixture.ts';
import { testVault } from '../../db/testing/vault.ts';
import { citizenRoutes } from '../citizen/index.ts';
import { deskRoutes } from '../desk/index.ts';
import { createLimiters } from '../http/requests/limits.ts';
import { createSessions } from '../http/sessions/sessions.ts';
import { createApp } from '../server.ts';
import type { Services, SignInCode } from '../services.ts';
import { createSessionStore } from '../session-store.ts';
import { testConfig } from './config.ts';
import { isDocumented } from './document.ts';

export interface TestApi extends Fixture {
  /** A client without a session; `baseUrl` counts as the browser's own address. */
  request: ReturnType<typeof supertest>;
  app: Express;
  services: Services;
  pool: pg.Pool;
  /** Codes that would have gone out by SMS, oldest first. */
  codes: SignInCode[];
  logged: string[];
  /** Another instance of the API on the same database, set up otherwise. */
  instance(change: Partial<ApiConfig>, parts?: Partial<Services>): ReturnType<typeof supertest>;
  /** Sets the clock of the API off by so many milliseconds. */
  shiftClock(milliseconds: number): void;
}

/** The API over a real database with the demo's organisations, without engine: for everything that is no letter. */
export const useApi = (): TestApi => {
  const undocumented: string[] = [];
  afterAll(() => api.pool.end());
  afterAll(() => expect(undocumented).toEqual([]));
  const api = useDatabase() as TestApi;
  beforeAll(async () => {
    await seedDemo({ ownerUrl: api.server.ownerUrl, appUrl: api.server.appUrl });
    const pool = new pg.Pool({ connectionString: api.server.appUrl, max: 4 });
    let shift = 0;
    const codes: SignInCode[] = [];
    const logged: string[] = [];
    const clock = { now: () => new Date(Date.now() + shift) };
    const make = (change: Partial<ApiConfig>, parts: Partial<Services> = {}) => {
      const services = createServices({
        config: { ...testConfig(api.server), ...change },
        api,
        pool,
        clock,
        codes,
        logged,
      });
      Object.assign(services, parts);
      const routes = [...citizenRoutes(services), ...deskRoutes(services)];
      const metrics = { registry: new Registry(), observe: noting(undocumented) };
      const app = createApp({ services, routes, checks: { database: () => pool.query('select 1') }, metrics });
      return { services, app };
    };
    const { services, app } = make({});
    Object.assign(api, { pool, services, app, codes, logged, request: supertest(app) });
    api.instance = (change, parts) => supertest(make(change, parts).app);
    api.shiftClock = (milliseconds) => void (shift = milliseconds);
  }, 60_000);
  return api;
};

/** Notes what the API answers and its document does not say. */
const noting =
  (undocumented: string[]): RequestHandler =>
  (request, response, next) => {
    const { method, originalUrl } = request;
    response.once('finish', () => {
      const answered = { method, path: originalUrl.replace(/\?.*/, ''), status: response.statusCode };
      if (!isDocumented(answered)) undocumented.push(Object.values(answered).join(' '));
    });
    next();
  };

interface Parts extends Pick<TestApi, 'codes' | 'logged'> {
  config: ApiConfig;
  api: TestApi;
  pool: pg.Pool;
  clock: Services['clock'];
}

const createServices = ({ config, api: { database }, pool, clock, codes, logged }: Parts): Services => {
  const store = createSessionStore(database);
  const write = (line: string) => void logged.push(line);
  return {
    config,
    database,
    vault: testVault,
    payloadCodec: createPayloadCodec(config.keys.payload),
    clock,
    sessions: createSessions({ store, hours: config.sessions.hours, secure: config.production, now: clock.now }),
    limiter: createLimiters({ pool, hash: testVault.hash }),
    logger: pino({ level: 'info' }, { write }),
    deskEvents: undefined as unknown as Services['deskEvents'],
    sendSignInCode: async (code) => ({ failed: codes.push(code) === 0 }),
    engine: undefined as unknown as Services['engine'],
    storage: undefined as unknown as Services['storage'],
  };
};
