import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Ajv } from 'ajv';
import { readForm } from '../common/form.ts';
import { HttpFault, sendJson, type Exchange, type Route } from '../common/http.ts';
import { sendLetterPage } from './circulation-page.ts';
import { STEP_SCHEMAS, type CirculationEvent } from './event.ts';
import type { Events } from './events.ts';
import { EVENT_FAULTS, FAULTS_OF_SEARCH, playBefore } from './faults.ts';
import type { RegisteredLetter } from './letter.ts';
import type { DidgahParts } from './routes.ts';
import { reachOf } from './tenants.ts';

const ajv = new Ajv({ allErrors: true, removeAdditional: 'all' });
const CHECKS = {
  referred: ajv.compile(STEP_SCHEMAS.referred),
  returned: ajv.compile(STEP_SCHEMAS.returned),
  replied: ajv.compile(STEP_SCHEMAS.replied),
  filed: ajv.compile(STEP_SCHEMAS.filed),
};
const MOST_EVENTS = 100;

type Parts = DidgahParts & { events: Events };

/** What happens to letters once they are registered: done here, told by hook and feed. */
export function circulationRoutes(parts: Parts): Route[] {
  const step = (name: string, type: CirculationEvent['type']): Route => ({
    method: 'POST',
    path: new RegExp(`^/letters/(.+)/${name}$`),
    handle: (exchange) => circulate(parts, { exchange, type }),
  });
  return [
    step('referrals', 'referred'),
    step('returns', 'returned'),
    step('replies', 'replied'),
    step('filings', 'filed'),
    {
      method: 'GET',
      path: /^\/letters\/(.+)\/circulation$/,
      handle: (exchange) => sendLetterPage(exchange.response, letterOf(parts, exchange), parts.events),
    },
    { method: 'GET', path: /^\/events$/, handle: (exchange) => sendFeed(parts, exchange) },
    { method: 'GET', path: /^\/documents\/([\w-]+)$/, handle: (exchange) => sendDocument(parts, exchange) },
    {
      method: 'GET',
      path: /^\/ledger\/events$/,
      handle: ({ response }) =>
        sendJson(
          response,
          200,
          parts.events.entries().map(({ event, fate }) => ({ ...event, fate })),
        ),
    },
  ];
}

/** Two organisations may have the same number: then the slug says which letter is meant. */
function letterOf({ register }: Parts, { params: [letterNumber = ''], url }: Exchange): RegisteredLetter {
  const organisation = url.searchParams.get('organisation');
  const letters = register
    .byNumber(letterNumber)
    .filter((letter) => organisation === null || letter.organisation === organisation);
  if (letters.length === 0) throw new HttpFault(404, { reason: 'unknown-letter' });
  if (letters.length > 1) throw new HttpFault(409, { reason: 'organisation-needed' });
  return letters[0] as RegisteredLetter;
}

const documentsFolder = ({ dataDir }: Parts): string => join(dataDir, 'replies');

async function circulate(
  parts: Parts,
  { exchange, type }: { exchange: Exchange; type: CirculationEvent['type'] },
): Promise<void> {
  const { request, response } = exchange;
  const { organisation, letterNumber, marker } = letterOf(parts, exchange);
  const { fields, files } = await readForm(request, documentsFolder(parts));
  const step = type === 'replied' ? { ...fields, documents: files } : fields;
  const check = CHECKS[type];
  if (!check(step)) {
    await Promise.all(files.map(({ id }) => rm(join(documentsFolder(parts), id))));
    const errors = check.errors?.map(({ instancePath, keyword, params }) => ({
      pointer: instancePath,
      code: keyword,
      params,
    }));
    throw new HttpFault(422, { reason: 'invalid', errors });
  }
  const event = { ...(step as object), type, organisation, letterNumber, marker };
  const { id } = await parts.events.add(event, parts.faults.meet(EVENT_FAULTS) ?? null);
  if (!request.headers.accept?.includes('text/html')) return sendJson(response, 201, { eventId: id });
  const query = `organisation=${encodeURIComponent(organisation)}`;
  response.writeHead(303, { location: `/letters/${encodeURIComponent(letterNumber)}/circulation?${query}` }).end();
}

/** `after` is the `next` of the page before. */
async function sendFeed(parts: Parts, exchange: Exchange): Promise<void> {
  const { events, faults } = parts;
  const isReached = reachOf(parts, exchange);
  await playBefore(faults.see(FAULTS_OF_SEARCH), exchange);
  const { searchParams } = exchange.url;
  const [after, limit] = [Number(searchParams.get('after') ?? 0), Number(searchParams.get('limit') ?? MOST_EVENTS)];
  if (!Number.isSafeInteger(after) || after < 0 || !(limit >= 1)) throw new HttpFault(400, { reason: 'wrong-cursor' });
  const page = events.released().slice(after, after + Math.min(limit, MOST_EVENTS));
  sendJson(exchange.response, 200, {
    events: page.map(({ event }) => event).filter(({ organisation }) => isReached(organisation)),
    next: String(after + page.length),
  });
}

async function sendDocument(parts: Parts, exchange: Exchange): Promise<void> {
  const isReached = reachOf(parts, exchange);
  await playBefore(parts.faults.meet(FAULTS_OF_SEARCH), exchange);
  const [id] = exchange.params;
  const documents = parts.events
    .entries()
    .flatMap(({ event }) => (event.type === 'replied' && isReached(event.organisation) ? event.documents : []));
  const document = documents.find((candidate) => candidate.id === id);
  if (!document) throw new HttpFault(404, { reason: 'unknown-document' });
  exchange.response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': document.bytes,
    'x-content-type-options': 'nosniff',
  });
  await pipeline(createReadStream(join(documentsFolder(parts), document.id)), exchange.response);
}
