/**
 * Sends a letter with a document and follows it until it has its number: by a webhook, and by the feed of changes, which tell the same.
 *
 *     PISHKHAN_TOKEN=pishkhan_… node docs/programs/follow-a-letter.mjs letter.pdf
 *
 * The token is made in the portal, under «برنامه‌ها» (Programs), with the scopes letters:read, letters:write and webhooks. Without
 * PISHKHAN_URL it is the product of `npm start`; PISHKHAN_ORGANISATION is the slug of who gets the letter, `ministry` by default.
 * Elsewhere than on one machine PISHKHAN_RECEIVER is the https address under which the receiver below is reached.
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';

const {
  PISHKHAN_URL = 'http://localhost:3000',
  PISHKHAN_TOKEN,
  PISHKHAN_ORGANISATION = 'ministry',
  PISHKHAN_RECEIVER,
} = process.env;
const [, , file] = process.argv;
const OLDEST_SECONDS = 300;
const ENDS = ['registered', 'rejected', 'withdrawn', 'expired'];

/** One call; what failed for a moment is repeated under the same key, and takes effect once. */
async function call(method, path, { json, form } = {}) {
  const key = randomUUID();
  for (let tries = 1; ; tries += 1) {
    const response = await fetch(`${PISHKHAN_URL}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${PISHKHAN_TOKEN}`,
        'idempotency-key': key,
        ...(json && { 'content-type': 'application/json' }),
      },
      body: json ? JSON.stringify(json) : form,
    });
    if (response.ok) return response.status === 204 ? undefined : response.json();
    const isPassing = response.status === 429 || response.status === 503;
    if (!isPassing || tries === 5) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 1_000 * Number(response.headers.get('retry-after') ?? 1)));
  }
}

/** Whether these very bytes were signed with the webhook's secret in the last minutes. */
function isSigned(header = '', { body, secret }) {
  const fields = header.split(',').map((field) => field.split('='));
  const time = fields.find(([name]) => name === 't')?.[1] ?? '';
  if (!(Math.abs(Date.now() / 1_000 - Number(time)) < OLDEST_SECONDS)) return false;
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
  const given = fields.filter(([name]) => name === 'v1').map(([, hex = '']) => Buffer.from(hex, 'hex'));
  return given.some((digest) => digest.length === expected.length && timingSafeEqual(digest, expected));
}

/** Takes calls of the webhook: it may be told the same change twice, and knows it by its position. */
async function receive(told) {
  let secret;
  let last = 0;
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const isGenuine = secret !== undefined && isSigned(request.headers['pishkhan-signature'], { body, secret });
    if (!isGenuine) return response.writeHead(401).end();
    const change = JSON.parse(body.toString());
    response.writeHead(204).end();
    if (change.position <= last) return;
    last = change.position;
    told(change);
  });
  await new Promise((resolve) => server.listen(0, resolve));
  const url = PISHKHAN_RECEIVER ?? `http://localhost:${server.address().port}/`;
  const webhook = await call('POST', '/me/webhooks', { json: { url } });
  secret = webhook.secret;
  const stop = async () => {
    await call('DELETE', `/me/webhooks/${webhook.id}`);
    server.close();
  };
  return { stop };
}

async function send() {
  const { items: organisations } = await call('GET', '/organisations');
  const organisation = organisations.find(({ slug }) => slug === PISHKHAN_ORGANISATION);
  const { units } = await call('GET', `/organisations/${organisation.id}`);
  const clientReference = randomUUID();
  const subject = 'نامه‌ای از یک برنامه';
  const letter = { organisationId: organisation.id, unitId: units[0]?.id, subject, clientReference };
  const { id } = await call('POST', '/submissions', { json: letter });
  const form = new FormData();
  form.set('file', new Blob([await readFile(file)]), basename(file));
  await call('POST', `/submissions/${id}/documents`, { form });
  const sent = await call('POST', `/submissions/${id}/submit`, { json: {} });
  console.log(`sent ${id} ${sent.trackingCode}`);
  return id;
}

/** Reads on from a place in the feed; a program that is to go on after its end keeps the place. */
async function* changesAfter(place) {
  for (;;) {
    const { items, next } = await call('GET', `/changes?after=${place}&wait=10`);
    yield* items;
    place = next;
  }
}

/** The place after all that has happened so far. */
async function placeNow() {
  for (let place = 0; ;) {
    const { items, next } = await call('GET', `/changes?after=${place}&limit=100`);
    if (items.length === 0) return place;
    place = next;
  }
}

const byWebhook = new Set();
const start = await placeNow();
const receiver = await receive((change) => {
  byWebhook.add(change.position);
  console.log(`told ${change.position} ${change.type}`);
});
try {
  const id = await send();
  const byFeed = [];
  for await (const change of changesAfter(start)) {
    byFeed.push(change.position);
    console.log(`read ${change.position} ${change.type}`);
    if (change.submissionId === id && ENDS.includes(change.type)) {
      console.log(`ended ${change.status} ${change.letterNumber ?? ''}`);
      break;
    }
  }
  const wasTold = () => byFeed.every((position) => byWebhook.has(position));
  while (!wasTold()) await new Promise((resolve) => setTimeout(resolve, 200));
  console.log('the webhook was told all of it');
} finally {
  await receiver.stop();
}
