import { bears, demandToken } from '../common/token.ts';
import type { Exchange } from '../common/http.ts';

/** Whose letters a token opens: those of one organisation, by its slug, or all by the system's own token. */
export interface Tenants {
  token: string;
  tenants: Readonly<Record<string, string>>;
}

/** Which organisations' letters the caller reaches. Ends the call of whoever bears no token. */
export function reachOf({ token, tenants }: Tenants, exchange: Pick<Exchange, 'request'>): (slug: string) => boolean {
  const own = Object.keys(tenants).find((slug) => bears(tenants[slug] ?? '', exchange));
  if (own !== undefined) return (slug) => slug === own;
  demandToken(token, exchange);
  return () => true;
}
