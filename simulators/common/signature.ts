import { createHmac } from 'node:crypto';

/** How a partner signs what it pushes: HMAC-SHA-256 over `<unix seconds>.<body>`. */
export function signatureOf(secret: string, body: string): Record<string, string> {
  const time = Math.floor(Date.now() / 1_000);
  const digest = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return { 'pishkhan-signature': `t=${time},v1=${digest}` };
}
