import { OutsideFailed } from '../../activities/outside.ts';
import { failed } from '../outbound/failures.ts';
import { Pop3Error } from './pop3.ts';

/** The code of a failure, such as ECONNREFUSED: messages can hold names and answers of the other side. */
export function codeOf(error: unknown): string {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}

/** What a mail server came to that did not answer as it should have. */
export function toOutsideFailed(who: string, error: unknown): OutsideFailed {
  const { responseCode } = Object(error) as { responseCode?: unknown };
  const detail = codeOf(error);
  if (typeof responseCode === 'number') {
    const fault = responseCode === 535 || responseCode === 534 ? 'credentials' : 'server-error';
    return new OutsideFailed({ who, fault, detail: `SMTP ${responseCode}` });
  }
  if (!(error instanceof Pop3Error)) return failed(who, { kind: 'notSent', reason: detail });
  return new OutsideFailed({ who, fault: error.isOfSignIn ? 'credentials' : 'server-error', detail });
}
