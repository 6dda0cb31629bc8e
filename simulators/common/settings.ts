import { HttpFault, readJson, sendJson } from './http.ts';
import type { Route } from './http.ts';

/** How a simulator behaves until it is told otherwise, or started again. */
export interface Settings {
  /** Whether what comes again under the same id of ours gives the first answer again. Real partners often do not. */
  deduplicates: boolean;
}

/** `GET /settings` and `POST /settings {deduplicates}`. */
export const settingsRoutes = (settings: Settings): Route[] => [
  { method: 'GET', path: /^\/settings$/, handle: ({ response }) => sendJson(response, 200, settings) },
  {
    method: 'POST',
    path: /^\/settings$/,
    handle: async ({ request, response }) => {
      const { deduplicates } = Object(await readJson(request)) as Record<string, unknown>;
      if (typeof deduplicates !== 'boolean') throw new HttpFault(422, { code: 'invalid', field: 'deduplicates' });
      settings.deduplicates = deduplicates;
      sendJson(response, 200, settings);
    },
  },
];
