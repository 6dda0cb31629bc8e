import { ledgerOf } from './ledgers.mjs';
import { makePdf } from '../../bench/lib/pdf.mjs';

/**
 * The people of an organisation, who go on with its registered letters in the correspondence system. What they have done is
 * in its ledger, and nowhere else: a step whose answer was cut off is done again.
 * @param {string} didgah
 */
export function createOffice(didgah) {
  /** @type {Map<string, import('./plan.mjs').Step[]>} */
  const ahead = new Map();
  let done = 0;
  return {
    /**
     * @param {string} id
     * @param {readonly import('./plan.mjs').Step[]} steps
     */
    expect: (id, steps) => void ahead.set(id, [...steps]),
    /** The next step of each letter that is registered; gives how many were ahead. */
    async work() {
      const entries = (await ledgerOf(didgah)).filter(({ marker }) => (ahead.get(marker) ?? []).length > 0);
      for (const entry of entries) {
        const [step, ...later] = ahead.get(entry.marker) ?? [];
        if (await isDone(entry, step)) ahead.set(entry.marker, later);
      }
      return entries.length;
    },
  };

  async function isDone({ letterNumber, organisation }, step) {
    done += 1;
    const url = `${didgah}/letters/${encodeURIComponent(letterNumber)}/${step}?organisation=${organisation}`;
    const request = { method: 'POST', body: formOf(step, done), signal: AbortSignal.timeout(STEP_WITHIN_MS) };
    const answer = await fetch(url, request).catch(() => undefined);
    return answer?.ok ?? false;
  }
}

const STEP_WITHIN_MS = 20_000;

/** No two steps have the same words, so that each is known again. */
function formOf(step, nth) {
  const form = new FormData();
  const fields = {
    referrals: { unit: `دفتر ${nth}` },
    returns: { reason: `مدرک ${nth} ناقص است` },
    replies: { text: `پاسخ ${nth}` },
    filings: {},
  }[step];
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (step === 'replies' && nth % 2 === 0) form.append('file', new Blob([makePdf(4_000)]), `پاسخ ${nth}.pdf`);
  return form;
}
