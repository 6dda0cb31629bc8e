import { createHmac } from 'node:crypto';

const TENANTS = ['ministry', 'university'];

/** Each of these organisations reaches its own letters in the one Didgah by a token of its own. */
export const tenantTokens = ({ didgahToken }) =>
  Object.fromEntries(
    TENANTS.map((slug) => [slug, createHmac('sha256', didgahToken).update(`didgah tenant ${slug}`).digest('hex')]),
  );

/** What the demo's organisations are connected with: see db/demo/systems.ts. */
export function demoSystems({ ports, secrets }) {
  const url = (port) => `http://127.0.0.1:${port}`;
  const panels = [
    { name: 'پیامک الف', url: url(ports.panelA), key: secrets.panelAKey },
    { name: 'پیامک ب', url: url(ports.panelB), key: secrets.panelBKey },
  ];
  const didgah = { url: url(ports.didgah), tokens: tenantTokens(secrets) };
  return { PISHKHAN_DEMO_SYSTEMS: JSON.stringify({ panels, didgah, hookSecret: secrets.hookSecret }) };
}
