import { once } from 'node:events';
import { request as requestPlain, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { request as requestSecure } from 'node:https';
import { INSIDE, type AddressGuard } from './address-guard.ts';

interface Wanted {
  url: string;
  headers: OutgoingHttpHeaders;
  /** The deadline of the whole, the bytes too. */
  timeoutMs: number;
}

/** The answer to a GET, whose body is still to be read; it breaks off when the time is over. Redirections are not followed. */
export type Download = (wanted: Wanted) => Promise<IncomingMessage>;

export const createDownload =
  (guard?: AddressGuard): Download =>
  async ({ url, headers, timeoutMs }) => {
    if (guard?.permits(new URL(url).hostname) === false) throw Object.assign(new Error(INSIDE), { code: INSIDE });
    const start = url.startsWith('https:') ? requestSecure : requestPlain;
    const options = { headers, agent: false, signal: AbortSignal.timeout(timeoutMs) };
    const request = start(url, { ...options, ...(guard && { lookup: guard.lookup }) });
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    request.on('error', (error) => response.destroy(error));
    return response;
  };

/** From an address that whoever runs the installation has set. */
export const download: Download = createDownload();
