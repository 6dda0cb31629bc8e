import { setTimeout as sleep } from 'node:timers/promises';
import { messagesOf, stepsOf, stuckOf, summariesOf } from './collect.mjs';
import { lifeBy } from './follower.mjs';
import { groupsOf } from './groups.mjs';
import { insist } from './http.mjs';
import { byLetter, countByKind } from './messages.mjs';
import { isStep } from './steps.mjs';

const PATIENCE_MS = 360_000;
const LOOK_MS = 2_000;

/**
 * Waits until nothing is left to do by the product itself, for as long as it may take at most; what stays undone is the
 * checker's to find. What only a person can settle, an administrator tries again.
 */
export async function settle({ stack: { urls }, people, letters, follower, office, say }) {
  const decisions = new Map(letters.map(({ id, decision }) => [id, decision]));
  /** @type {Set<string>} */
  const retried = new Set();
  let said = '';
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(LOOK_MS)) {
    const stuck = await stuckOf(urls, people);
    const ahead = await office.work();
    await follower.look();
    const left = await leftToDo({ ...stuck, letters: stuck.letters.filter((id) => retried.has(id)) });
    for (const id of stuck.letters) if (!retried.has(id)) await retry(id);
    const text = Object.entries(left)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ');
    if (text !== said) say(`  left to do: ${text}`);
    said = text;
    if (ahead === 0 && Object.values(left).every((count) => count === 0)) return { retried: retried.size };
  }
  return { retried: retried.size };

  /** Once: what is stuck again stays so. */
  async function retry(id) {
    retried.add(id);
    for (const { admin: token } of Object.values(people.organisations))
      await insist({ method: 'POST', url: `${urls.api}/api/desk/v1/stuck/${id}/retry`, token, json: {} });
  }

  async function leftToDo(seen) {
    const [all, messages] = [await summariesOf(urls, people), byLetter(await messagesOf(urls))];
    const summaries = all.filter(({ id }) => !seen.letters.includes(id));
    const done = groupsOf(await stepsOf(urls.didgah), ({ marker }) => marker);
    const heard = groupsOf([...follower.heard().values()].flat(), ({ submissionId }) => submissionId);
    const isToSay = ({ id, trackingCode }) => {
      const told = countByKind(messages.get(trackingCode) ?? []);
      const waits = (kind) => seen.notices.some(({ letter, notice }) => letter === id && notice === kind);
      const replies = (done.get(id) ?? []).filter(({ type }) => type === 'replied').length;
      const isTold = (kind, count = 1) => told(kind) >= count || waits(kind);
      const decided = decisions.get(id) === 'reject' ? 'rejected' : 'registered';
      return !(isTold('routed') && isTold(decided) && isTold('replied', replies));
    };
    const isToEnd = ({ id, status }) =>
      !(decisions.get(id) === 'reject' ? status === 'rejected' : ['registered', 'replied'].includes(status));
    const isToHear = ({ id }) => lifeBy(heard.get(id) ?? []).filter(isStep).length < (done.get(id) ?? []).length;
    return {
      'letters to settle': summaries.filter(isToEnd).length,
      'letters with something to tell': summaries.filter(isToSay).length,
      'letters with steps to hear of': summaries.filter(isToHear).length,
    };
  }
}
