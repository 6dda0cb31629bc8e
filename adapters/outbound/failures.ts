import { OutsideFailed, type OutsideFault } from '../../activities/outside.ts';
import { INSIDE } from './address-guard.ts';
import type { ExchangeResult } from './exchange.ts';

/** By the code of a call that got no answer. */
const FAULTS: Record<string, OutsideFault> = {
  [INSIDE]: 'address-inside',
  ...{ ENOTFOUND: 'name-unknown', EAI_AGAIN: 'name-unknown', ENODATA: 'name-unknown' },
  ECONNREFUSED: 'refused',
  ...{ EHOSTUNREACH: 'unreachable', ENETUNREACH: 'unreachable', EADDRNOTAVAIL: 'unreachable' },
  ...{ TimeoutError: 'no-answer-in-time', ETIMEDOUT: 'no-answer-in-time' },
  ...{ ECONNRESET: 'cut-off', EPIPE: 'cut-off' },
  ...{ EPROTO: 'not-trusted', DEPTH_ZERO_SELF_SIGNED_CERT: 'not-trusted', SELF_SIGNED_CERT_IN_CHAIN: 'not-trusted' },
};
const CERTIFICATES = /CERT|TLS|SSL|ISSUER|SIGNATURE/;

/** What a call came to that was not answered as it should have been; `who` is neither an address nor a secret. */
export function failed(who: string, result: ExchangeResult): OutsideFailed {
  if (result.kind === 'answered') {
    const { status } = result;
    return new OutsideFailed({ who, fault: faultOfStatus(status), detail: `HTTP ${status}` });
  }
  const { reason: detail } = result;
  const fault = FAULTS[detail] ?? (CERTIFICATES.test(detail) ? 'not-trusted' : 'other-format');
  return new OutsideFailed({ who, fault, detail });
}

function faultOfStatus(status: number): OutsideFault {
  if (status === 401 || status === 403) return 'credentials';
  return status >= 500 || status === 429 ? 'server-error' : 'other-format';
}
