import { insistOnJson } from './http.mjs';

const PAGE = 100;

/** @typedef {{ position: number, submissionId: string, sequence: number, type: string, status: string, corrects: boolean }} Change */

/**
 * Reads what is new in the feed of changes of one's letters, as a program would that follows them.
 * @param {string} api
 * @param {{ token: string, after?: number }} place
 * @returns {Promise<Change[]>}
 */
export async function readFeed(api, { token, after = 0 }) {
  const changes = [];
  for (let place = after; ;) {
    const { items, next } = await insistOnJson({ url: `${api}/api/v1/changes?limit=${PAGE}&after=${place}`, token });
    if (items.length === 0) return changes;
    changes.push(...items.map(toldOnce));
    place = next;
  }
}

/** What a change was when it was told; other things in it are the letter's of today. */
const toldOnce = ({ position, submissionId, sequence, type, status, corrects }) => ({
  ...{ position, submissionId, sequence, type, status, corrects },
});

/**
 * A program that follows everybody's letters all the time, whatever happens to the product meanwhile.
 * @param {string} api
 * @param {readonly import('./people.mjs').Applicant[]} applicants
 */
export function createFollower(api, applicants) {
  /** @type {Map<string, Change[]>} */
  const heard = new Map(applicants.map(({ mobile }) => [mobile, []]));
  return {
    /** What was heard of each applicant's letters so far, in order. */
    heard: () => heard,
    async look() {
      for (const { mobile, token } of applicants) {
        const before = heard.get(mobile) ?? [];
        before.push(...(await readFeed(api, { token, after: before.at(-1)?.position })));
      }
    },
  };
}

/**
 * What happened to a letter in the end: a correction takes back what was told from its place on.
 * @param {readonly Change[]} changes
 * @returns {Change[]}
 */
export const lifeBy = (changes) =>
  changes.reduce((life, change) => {
    const kept = change.corrects ? life.filter(({ sequence }) => sequence < change.sequence) : life;
    return [...kept, change];
  }, /** @type {Change[]} */ ([]));
