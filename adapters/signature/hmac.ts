import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header in which a signature travels: `t=<unix seconds>,v1=<hex>[,v1=<hex>…]`. */
export const SIGNATURE_HEADER = 'Pishkhan-Signature';

/** How far the clock of whoever signed may be from ours. */
const TOLERANCE_MS = 5 * 60_000;
/** While secrets change there are two. */
const MOST_SIGNATURES = 4;
const LONGEST_HEADER = 512;
const HEX = /^[0-9a-f]{64}$/;
const SECONDS = /^\d{1,11}$/;

interface Signed {
  /** The bytes as they travel. */
  body: Buffer | string;
  at: Date;
}

/** The header's value for a body that leaves at that moment: HMAC-SHA-256 of `<unix seconds>.<body>`, once for each secret. */
export function sign({ secrets, body, at }: Signed & { secrets: readonly string[] }): string {
  const time = String(Math.floor(at.getTime() / 1_000));
  return [`t=${time}`, ...secrets.map((secret) => `v1=${digestOf(secret, time, body).toString('hex')}`)].join(',');
}

export type Verdict = 'valid' | 'forged' | 'old';

/**
 * Whether one of the secrets has signed this very body, and not long ago. `old` says that it is signed, but too far from `at`, before or
 * after; what is not signed is `forged`, whatever time it states.
 */
export function verify({
  secrets,
  header,
  body,
  at,
}: Signed & { secrets: readonly string[]; header: string | undefined }): Verdict {
  const { time, signatures } = read(header);
  if (time === undefined) return 'forged';
  const expected = secrets.map((secret) => digestOf(secret, time, body));
  const isSigned = signatures.some((given) => expected.some((digest) => timingSafeEqual(digest, given)));
  if (!isSigned) return 'forged';
  return Math.abs(at.getTime() - Number(time) * 1_000) <= TOLERANCE_MS ? 'valid' : 'old';
}

const digestOf = (secret: string, time: string, body: Buffer | string): Buffer =>
  createHmac('sha256', secret).update(`${time}.`).update(body).digest();

function read(header = ''): { time: string | undefined; signatures: Buffer[] } {
  const fields = header.length <= LONGEST_HEADER ? header.split(',').map((field) => field.trim()) : [];
  const valuesOf = (name: string) =>
    fields.filter((field) => field.startsWith(`${name}=`)).map((field) => field.slice(name.length + 1));
  const times = valuesOf('t').filter((value) => SECONDS.test(value));
  return {
    time: times.length === 1 ? times[0] : undefined,
    signatures: valuesOf('v1')
      .filter((value) => HEX.test(value))
      .slice(0, MOST_SIGNATURES)
      .map((value) => Buffer.from(value, 'hex')),
  };
}
