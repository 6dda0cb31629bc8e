import pg from 'pg';
import { inLoops } from '../../bench/lib/loops.mjs';
import { readFeed } from './follower.mjs';
import { insist, insistOnJson } from './http.mjs';
import { ledgerOf } from './ledgers.mjs';
import { contentOf } from './letters.mjs';
import { inWords, isStep } from './steps.mjs';

const AT_ONCE = 6;
const PAGE = 100;

/**
 * @typedef {import('./letters.mjs').Content} Content
 * @typedef {import('./follower.mjs').Change} Change
 * @typedef {{ id: string, organisation: string, mobile: string, decision: 'accept' | 'reject', sent: Content[],
 *   submittedAt: string, decidedAt: string, status: string, letterNumber: string | null, trackingCode: string, downloaded: Content[],
 *   timeline: string[], steps: string[], now: string | null, replies: { text: string, documents: Content[] }[] }} LetterFacts  a letter as its applicant sent it, and as the product tells of it;
 *   `submittedAt`, `decidedAt`: when somebody first asked for it; `timeline`: in the order in which the letter took it; `steps`, `now`: its way through the organisation, and where it is
 * @typedef {{ id: string, marker: string, type: string, at: string, unit?: string, text?: string,
 *   documents?: Content[] }} Step  what people of the organisation did in the correspondence system, as that has it
 * @typedef {{ marker: string, organisation: string, letterNumber: string, registeredAt: string,
 *   attachments: Content[], fetched: Content[] }} Registration  `fetched`: by the bytes that Didgah hands out
 * @typedef {{ panel: string, to: string, text: string, at: string, status: string }} Message
 * @typedef {{ letters: string[], notices: { letter: string, notice: string }[] }} Stuck
 * @typedef {{ letters: LetterFacts[], registrations: Registration[], messages: Message[], steps: Step[], stuck: Stuck,
 *   listed: string[], feeds: { changes: Change[], heard: Change[] }[], audit: { organisation: string, brokenAt: number | null }[] }} Facts  `stuck`: what a person is
 *   shown as waiting for one; `listed`: every letter of these applicants; `feeds`: of each applicant,
 *   as it is at the end, and as it was heard all the time; `brokenAt`: the first entry that does not fit
 */

/**
 * What the simulators have in their ledgers, and what the product tells whom it may.
 * @returns {Promise<Facts>}
 */
export async function collect({ stack, people, letters, follower }) {
  const { urls } = stack;
  await follower.look();
  return {
    letters: await letterFacts(urls, letters),
    registrations: await registrationsOf(urls.didgah),
    messages: await messagesOf(urls),
    steps: await stepsOf(urls.didgah),
    stuck: await stuckOf(urls, people),
    listed: await listedOf(urls, people),
    feeds: await feedsOf(urls, { people, heard: follower.heard() }),
    audit: await auditOf(stack, people),
  };
}

export async function messagesOf(urls) {
  const of = async (panel) => (await ledgerOf(urls[panel])).map((entry) => ({ ...entry, panel }));
  return (await Promise.all([of('panel-a'), of('panel-b')])).flat();
}

/**
 * What waits for a person, as the administrators see it.
 * @returns {Promise<Stuck>}
 */
export async function stuckOf(urls, { organisations }) {
  const of = ({ admin: token }) => pages(`${urls.api}/api/desk/v1/stuck`, token);
  const all = (await Promise.all(Object.values(organisations).map(of))).flat();
  const waiting = all.filter(({ goesOn }) => !goesOn);
  const isLetter = ({ kind }) => kind === 'letter';
  const isNotice = ({ kind }) => kind === 'notice';
  return {
    letters: waiting.filter(isLetter).map(({ id }) => id),
    notices: waiting.filter(isNotice).map(({ letter, notice }) => ({ letter: letter.id, notice })),
  };
}

export async function summariesOf(urls, { applicants }) {
  const of = ({ token }) => pages(`${urls.api}/api/v1/submissions`, token);
  return (await Promise.all(applicants.map(of))).flat();
}

const listedOf = async (urls, people) => (await summariesOf(urls, people)).map(({ id }) => id);

/** One after the other: each is long. */
async function feedsOf({ api }, { people: { applicants }, heard }) {
  const feeds = [];
  for (const { mobile, token } of applicants)
    feeds.push({ changes: await readFeed(api, { token }), heard: heard.get(mobile) });
  return feeds;
}

async function pages(url, token) {
  const items = [];
  let cursor = '';
  do {
    const page = await insistOnJson({ url: `${url}?limit=${PAGE}${cursor && `&cursor=${cursor}`}`, token });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return items;
}

/** @returns {Promise<LetterFacts[]>} */
async function letterFacts({ api }, letters) {
  const facts = [];
  const look = async (_, index) => {
    const { token, ...asSent } = letters[index];
    const { id } = asSent;
    const url = `${api}/api/v1/submissions/${id}`;
    const letter = await insistOnJson({ url, token });
    const { status, letterNumber, trackingCode, circulation } = letter;
    const { items } = await insistOnJson({ url: `${url}/timeline`, token });
    const contentsOf = (documents) => {
      const fetching = documents.map((one) => insist({ url: `${url}/documents/${one.id}/content`, token }));
      return Promise.all(fetching.map(async (answer) => contentOf((await answer).body)));
    };
    const replies = letter.replies.map(async ({ text, documents }) => ({
      text,
      documents: await contentsOf(documents),
    }));
    facts.push({
      ...asSent,
      ...{ status, letterNumber, trackingCode },
      downloaded: await contentsOf(letter.documents),
      timeline: items.toSorted((a, b) => a.sequence - b.sequence).map(({ type }) => type),
      steps: items.filter(isStep).map(inWords),
      now: circulation && nowIn(circulation, letter.replies),
      replies: await Promise.all(replies),
    });
  };
  await inLoops({ times: letters.length, clients: AT_ONCE, work: look });
  return facts;
}

/** Where a letter is; that it was answered is shown without the answer, which stands among its replies. */
function nowIn(circulation, replies) {
  const [last] = replies.toSorted((one, other) => (one.at < other.at ? 1 : -1));
  return inWords({ ...circulation, text: last?.text });
}

/** @returns {Promise<Step[]>} */
export async function stepsOf(url) {
  const steps = await insistOnJson({ url: `${url}/ledger/events` });
  return steps.map(({ id, marker, type, at, unit, text, documents }) => ({
    ...{ id, marker, type, at, unit, text },
    documents: documents?.map(({ sha256, bytes }) => ({ sha256, bytes })),
  }));
}

/** @returns {Promise<Registration[]>} */
async function registrationsOf(url) {
  const entries = await ledgerOf(url);
  const facts = [];
  const look = async (_, index) => {
    const { marker, organisation, letterNumber, registeredAt, attachments } = entries[index];
    const path = `${url}/letters/${encodeURIComponent(letterNumber)}/attachments`;
    const fetching = attachments.map(({ sha256 }) => insist({ url: `${path}/${sha256}` }));
    facts.push({
      ...{ marker, organisation, letterNumber, registeredAt },
      attachments: attachments.map(({ sha256, bytes }) => ({ sha256, bytes })),
      fetched: (await Promise.all(fetching)).map(({ body }) => contentOf(body)),
    });
  };
  await inLoops({ times: entries.length, clients: AT_ONCE, work: look });
  return facts;
}

async function auditOf({ databaseUrl }, { organisations }) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `select set_config('app.scope_kind', 'system', false), set_config('app.system', 'schedules', false)`,
    );
    const audit = [];
    for (const [organisation, { id }] of Object.entries(organisations)) {
      const { rows } = await client.query('select verify_audit($1) as broken', [id]);
      audit.push({ organisation, brokenAt: rows[0].broken === null ? null : Number(rows[0].broken) });
    }
    return audit;
  } finally {
    await client.end();
  }
}
