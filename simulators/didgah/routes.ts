import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Faults } from '../common/faults.ts';
import { HttpFault, sendJson } from '../common/http.ts';
import type { Exchange, Route } from '../common/http.ts';
import { FAULTS_OF_REGISTRATION, FAULTS_OF_SEARCH, playBefore } from './faults.ts';
import type { DidgahFault } from './faults.ts';
import { attachmentPath, takeIn } from './intake.ts';
import type { Intake } from './intake.ts';
import type { RegisteredLetter, Registration } from './letter.ts';
import { OPENAPI } from './openapi.ts';
import { sendLettersPage } from './page.ts';
import type { Register } from './register.ts';
import { reachOf, type Tenants } from './tenants.ts';

export interface DidgahParts extends Tenants {
  register: Register;
  faults: Faults<DidgahFault>;
  dataDir: string;
}

export function didgahRoutes(parts: DidgahParts): Route[] {
  const { register } = parts;
  return [
    { method: 'PUT', path: /^\/letters\/([^/]+)$/, handle: (exchange) => registerLetter(parts, exchange) },
    { method: 'GET', path: /^\/letters$/, handle: (exchange) => findLetter(parts, exchange) },
    { method: 'GET', path: /^\/openapi\.json$/, handle: ({ response }) => sendJson(response, 200, OPENAPI) },
    {
      method: 'GET',
      path: /^\/ledger$/,
      handle: ({ response }) => sendJson(response, 200, register.letters().map(toEntry)),
    },
    {
      method: 'GET',
      path: /^\/letters\/(.+)\/attachments\/([0-9a-f]{64})$/,
      handle: (exchange) => sendAttachment(parts, exchange),
    },
    { method: 'GET', path: /^\/$/, handle: ({ response }) => sendLettersPage(response, register.letters()) },
  ];
}

async function registerLetter(parts: DidgahParts, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const isReached = reachOf(parts, exchange);
  const fault = parts.faults.meet(FAULTS_OF_REGISTRATION);
  await playBefore(fault, exchange);
  const intake = await takeIn(request, parts.dataDir);
  try {
    if (!isReached(intake.letter.organisation)) throw new HttpFault(403, { reason: 'another-organisation' });
    const { letter, repeated } = await commit(parts, { intake, marker: exchange.params[0], fault });
    if (fault === 'commit-then-hang') return;
    if (fault === 'commit-then-500') throw new HttpFault(500, { reason: 'internal' });
    const letterNumber = fault === 'duplicate-number' ? numberOfAnother(letter, parts.register) : letter.letterNumber;
    sendJson(response, repeated ? 200 : 201, { ...toRegistration(letter), letterNumber });
  } finally {
    await intake.discard();
  }
}

async function commit(
  { register }: DidgahParts,
  { intake, marker, fault }: { intake: Intake; marker: string | undefined; fault: DidgahFault | undefined },
): Promise<{ letter: RegisteredLetter; repeated: boolean }> {
  if (intake.letter.marker !== marker) throw new HttpFault(400, { reason: 'markers-differ' });
  await intake.keep();
  return register.register(intake.letter, { foreign: fault === 'foreign-number' });
}

/**
 * A number that stands for another letter, of the same organisation where there is one; without any, the letter's own. It is the first
 * that was given: whoever sent that letter has had the time to learn it, and can see that it is not this one's.
 */
function numberOfAnother(letter: RegisteredLetter, register: Register): string {
  const others = register.letters().filter(({ marker }) => marker !== letter.marker);
  const neighbours = others.filter(({ organisation }) => organisation === letter.organisation);
  return (neighbours[0] ?? others[0] ?? letter).letterNumber;
}

async function findLetter(parts: DidgahParts, exchange: Exchange): Promise<void> {
  const { register, faults } = parts;
  const isReached = reachOf(parts, exchange);
  await playBefore(faults.meet(FAULTS_OF_SEARCH), exchange);
  const marker = exchange.url.searchParams.get('marker');
  if (!marker) throw new HttpFault(400, { reason: 'marker-needed' });
  const letter = register.find(marker);
  if (!letter || !isReached(letter.organisation)) throw new HttpFault(404, { reason: 'unknown-marker' });
  sendJson(exchange.response, 200, toRegistration(letter));
}

async function sendAttachment({ register, dataDir }: DidgahParts, { response, params }: Exchange): Promise<void> {
  const [letterNumber = '', sha256 = ''] = params;
  const attachments = register.byNumber(letterNumber).flatMap((letter) => letter.attachments);
  const attachment = attachments.find((candidate) => candidate.sha256 === sha256);
  if (!attachment) throw new HttpFault(404, { reason: 'unknown-attachment' });
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': attachment.bytes,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
  });
  await pipeline(createReadStream(attachmentPath(dataDir, sha256)), response);
}

function toRegistration({ letterNumber, registeredAt }: RegisteredLetter): Registration {
  return { letterNumber, registeredAt };
}

function toEntry(letter: RegisteredLetter) {
  const { letterNumber, marker, organisation, unit, subject, sender, registeredAt } = letter;
  const attachments = letter.attachments.map(({ name, sha256, bytes }) => ({ name, sha256, bytes }));
  return { letterNumber, marker, organisation, unit, subject, sender, attachments, registeredAt };
}
