import { openApiDocument } from '../http/openapi/openapi.ts';
import { allRoutes } from '../routes.ts';
import type { Services } from '../services.ts';

const limiter = () => ({ take: async () => undefined, check: async () => undefined });

/** Every route, and the document that is made of them; none can be called. */
export const apiRoutes = allRoutes({
  config: { limits: {}, webhooks: { networks: [] } },
  limiter,
} as unknown as Services);
export const apiDocument = openApiDocument(apiRoutes, { version: '1.0.0' });

const operations = Object.entries(apiDocument.paths).map(([path, methods]) => ({
  path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  methods: methods as Record<string, { responses: object }>,
}));

interface Answered {
  method: string;
  /** Without a query. */
  path: string;
  status: number;
}

/** Whether the document has this answer; true for what is no call of the API's, and for 500, which none foresees. */
export const isDocumented = ({ method, path, status }: Answered): boolean => {
  const found = operations.filter((operation) => operation.path.test(path));
  const known = found.flatMap(({ methods }) => methods[method.toLowerCase()] ?? []);
  return status === 500 || known.length === 0 || known.some(({ responses }) => status in responses);
};
