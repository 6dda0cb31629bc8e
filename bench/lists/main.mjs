import { writeFileSync } from 'node:fs';
import { built } from '../lib/built.mjs';
import { signEverybodyIn } from '../lib/people.mjs';
import { step } from '../../scripts/lib/step.mjs';
import { cases } from './cases.mjs';
import { fill, makeOriginals } from './fill.mjs';
import { measure } from './measure.mjs';
import { table } from './report.mjs';

const SIZES = [10_000, 1_000_000];
const STAFF = ['secretary', 'controller', 'admin'];

/** Lists and searches of one organisation with few letters and with many, in one run on one server. */
export async function benchmarkLists({ url, environment, urls }, { json }) {
  const { vault, applicants, applicantIds, ...staff } = await signEverybodyIn({
    environment,
    clients: 1,
    usernames: STAFF,
  });
  const tokens = Object.fromEntries(STAFF.map((username) => [username, staff[username].token]));
  const { ministry } = await built('db/demo/ministry.js');
  const units = ministry.units.map(({ id }) => id);
  const organisationId = ministry.organisation.id;
  const superuserUrl = urls.superuserUrl.replace(/postgres$/, 'pishkhan');
  const place = { url: superuserUrl, organisationId };
  const { makeTrackingCode } = await built('domain/tracking/code.js');
  const code = makeTrackingCode(Buffer.alloc(32, 7));
  const rare = await step('Making letters', () => makeOriginals({ ...place, vault }));
  const asked = cases({
    unitId: units[2],
    organisationId,
    rare,
    number: '1405/ص/4207',
    mobile: '09121000000',
    code,
  });
  const [now, applicantId] = [new Date(), applicantIds[0]];
  const results = [];
  for (const [index, to] of SIZES.entries()) {
    const from = (SIZES[index - 1] ?? 0) + 1;
    const sizes = await step(`Filling ${to} letters`, () =>
      fill({ ...place, from, to, applicantId, units, assigneeId: ministry.staff[1].id, now, code }),
    );
    console.log(sizes);
    results.push(
      await measure({
        url,
        superuserUrl,
        tokens: { ...tokens, applicant: applicants[0] },
        cases: asked,
        say: console.log,
      }),
    );
  }
  console.log(table(...results));
  if (json) writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`);
}
