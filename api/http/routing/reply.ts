export interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

type Headers = Record<string, string>;

export const ok = (body: unknown, headers?: Headers): Reply => ({ status: 200, body, headers });
export const created = (body: unknown, headers?: Headers): Reply => ({ status: 201, body, headers });
export const accepted = (body: unknown, headers?: Headers): Reply => ({ status: 202, body, headers });
export const noContent = (headers?: Headers): Reply => ({ status: 204, headers });

/** For an answer with a secret in it: compressed, its length would tell of the secret to who can have his own text put beside it. */
export const SECRET: Headers = { 'Cache-Control': 'no-store, no-transform' };
