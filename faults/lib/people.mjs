import { nationalId } from '../../bench/lib/people.mjs';
import { insistOnJson } from './http.mjs';
import { ledgerOf } from './ledgers.mjs';

const DECIDES = { ministry: 'secretary', university: 'unit-controller' };
const ADMINISTERS = { ministry: 'admin', university: 'university-admin' };

/**
 * @typedef {{ mobile: string, token: string }} Applicant
 * @typedef {{ id: string, units: { id: string }[], controller: string, admin: string }} Organisation
 *   `controller`, `admin`: their tokens
 */

/**
 * Everybody signed in over HTTP, with complete profiles.
 * @param {{ urls: Record<'api' | 'didgah' | 'panel-a' | 'panel-b', string> }} stack
 * @param {number} clients
 */
export async function signIn({ urls }, clients) {
  /** @type {Applicant[]} */
  const applicants = [];
  for (let number = 0; number < clients; number++) applicants.push(await applicant(urls, number));
  const url = `${urls.api}/api/v1/organisations`;
  const { items } = await insistOnJson({ url, token: applicants[0].token });
  /** @type {Record<string, Organisation>} */
  const organisations = {};
  for (const { id, slug, units } of items.filter(({ slug }) => slug in DECIDES))
    organisations[slug] = {
      ...{ id, units },
      controller: await staff(urls, DECIDES[slug]),
      admin: await staff(urls, ADMINISTERS[slug]),
    };
  return { applicants, organisations };
}

async function applicant(urls, number) {
  const mobile = `+98912${String(2_000_000 + number)}`;
  const post = (path, json) => insistOnJson({ method: 'POST', url: `${urls.api}/api/v1${path}`, json });
  const { challengeId } = await post('/sign-in-codes', { mobile });
  const code = await codeOnPhone(urls, mobile);
  const { token } = await post('/sessions', { challengeId, code });
  const profile = { firstName: 'زهرا', lastName: 'احمدی', nationalId: nationalId(number) };
  await insistOnJson({ method: 'PATCH', url: `${urls.api}/api/v1/me`, token, json: profile });
  return { mobile, token };
}

async function codeOnPhone(urls, mobile) {
  for (;;) {
    const both = await Promise.all([ledgerOf(urls['panel-a']), ledgerOf(urls['panel-b'])]);
    const code = both.flat().find(({ to }) => to === mobile);
    if (code) return /\d{6}/.exec(code.text)?.[0];
  }
}

async function staff(urls, username) {
  const json = { username, password: 'pishkhan-demo' };
  const url = `${urls.api}/api/desk/v1/sessions`;
  return (await insistOnJson({ method: 'POST', url, json })).token;
}
