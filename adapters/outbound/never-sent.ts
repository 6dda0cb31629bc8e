/** Failures that come before a connection stands, so that nothing of the request can have reached the far side. */
const BEFORE_CONNECTION = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The code of a failed request, such as ECONNREFUSED; never its message, which can hold the address with a key in it. */
export function failureCode(error: unknown): string {
  const { cause, code, name } = Object(error) as { cause?: unknown; code?: unknown; name?: unknown };
  if (cause !== undefined && cause !== null) return failureCode(cause);
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'unknown';
}

/** Whether a failed request surely never reached the far side. */
export function neverSent(error: unknown): boolean {
  return BEFORE_CONNECTION.has(failureCode(error));
}
