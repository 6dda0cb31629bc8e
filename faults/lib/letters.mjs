import { createHash } from 'node:crypto';
import { formOf } from '../../bench/lib/http.mjs';
import { makePdf } from '../../bench/lib/pdf.mjs';
import { insistOnJson } from './http.mjs';

/** @typedef {{ sha256: string, bytes: number }} Content */

export const contentOf = (bytes) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
});

/** A decision may be made before the letter is in its unit; it is then repeated. */
const isTooEarly = ({ status, body }) =>
  status === 409 && JSON.parse(body.toString('utf8')).currentStatus === 'submitted';

/**
 * Carries letters from the first request to the decision; what follows is the product's own affair.
 * @param {{ api: string, organisations: Record<string, import('./people.mjs').Organisation> }} place
 */
export function createCarrier({ api, organisations }) {
  /**
   * @param {import('./plan.mjs').PlannedLetter} letter
   * @param {import('./people.mjs').Applicant} applicant
   */
  return async function carry({ organisation, documents, decision }, { mobile, token }) {
    const { id: organisationId, units, controller } = organisations[organisation];
    const unit = organisation === 'university' ? { unitId: units[0].id } : {};
    const post = (path, body, by = token) => insistOnJson({ method: 'POST', url: api + path, token: by, ...body });
    const json = { organisationId, ...unit, subject: 'درخواست گواهی اشتغال', body: 'با سلام و احترام' };
    const { id } = await post('/api/v1/submissions', { json });
    /** @type {Content[]} */
    const sent = [];
    for (const bytes of documents) {
      const pdf = makePdf(bytes);
      await post(`/api/v1/submissions/${id}/documents`, { multipart: formOf(pdf, `پیوست ${sent.length + 1}.pdf`) });
      sent.push(contentOf(pdf));
    }
    const submittedAt = new Date().toISOString();
    await post(`/api/v1/submissions/${id}/submit`, { json: {} });
    const reason = decision === 'reject' ? { reason: 'مدارک ناقص است' } : {};
    const url = `${api}/api/desk/v1/submissions/${id}/${decision}`;
    const decidedAt = new Date().toISOString();
    await insistOnJson({ method: 'POST', url, token: controller, json: reason }, isTooEarly);
    return { id, organisation, mobile, token, decision, sent, submittedAt, decidedAt };
  };
}
