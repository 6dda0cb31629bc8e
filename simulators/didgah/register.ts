import { createHash } from 'node:crypto';
import { jalaliYear } from '../../domain/calendar/index.ts';
import { HttpFault } from '../common/http.ts';
import { openJournal } from '../common/journal.ts';
import type { Settings } from '../common/settings.ts';
import type { Letter, RegisteredLetter } from './letter.ts';

/** The letters that have a number. One marker has one number, however many ask at once, unless it is told not to see to that. */
export interface Register {
  /** Gives the letter a number, or finds the one that its marker already has. */
  register(letter: Letter, options?: { foreign?: boolean }): Promise<{ letter: RegisteredLetter; repeated: boolean }>;
  find(marker: string): RegisteredLetter | undefined;
  byNumber(letterNumber: string): RegisteredLetter[];
  letters(): readonly RegisteredLetter[];
  close(): Promise<void>;
}

export async function openRegister(path: string, settings: Settings = { deduplicates: true }): Promise<Register> {
  const journal = await openJournal<RegisteredLetter>(path);
  const letters = [...journal.records];
  const byMarker = new Map(letters.map((letter) => [letter.marker, letter]));
  const underWay = new Map<string, Promise<RegisteredLetter>>();
  const lastSequence = new Map<string, number>();
  for (const { organisation, letterNumber } of letters) rememberSequence(organisation, letterNumber);

  function rememberSequence(organisation: string, letterNumber: string): void {
    const { year, sequence } = readNumber(letterNumber);
    const key = `${organisation} ${year}`;
    lastSequence.set(key, Math.max(sequence, lastSequence.get(key) ?? 0));
  }

  function nextNumber(organisation: string, { at, foreign }: { at: Date; foreign: boolean }): string {
    const year = jalaliYear(at);
    const sequence = (lastSequence.get(`${organisation} ${year}`) ?? 0) + 1;
    const letterNumber = foreign ? `بیرونی-${year}-${sequence}/الف` : `${year}/${sequence}`;
    rememberSequence(organisation, letterNumber);
    return letterNumber;
  }

  async function add(letter: Letter, foreign: boolean): Promise<RegisteredLetter> {
    const at = new Date();
    if (at.getTime() > Date.parse(letter.notAfter)) throw new HttpFault(410, { reason: 'too-late' });
    const { notAfter: _, ...kept } = letter;
    const letterNumber = nextNumber(letter.organisation, { at, foreign });
    const registered = { ...kept, letterNumber, registeredAt: at.toISOString(), fingerprint: fingerprintOf(letter) };
    await journal.append(registered);
    letters.push(registered);
    byMarker.set(letter.marker, registered);
    return registered;
  }

  async function register(letter: Letter, foreign: boolean): Promise<{ letter: RegisteredLetter; repeated: boolean }> {
    if (!settings.deduplicates) return { letter: await add(letter, foreign), repeated: false };
    const known = byMarker.get(letter.marker) ?? (await underWay.get(letter.marker)?.catch(() => undefined));
    if (known && known.fingerprint !== fingerprintOf(letter)) throw new HttpFault(409, { reason: 'other-content' });
    if (known) return { letter: known, repeated: true };
    if (underWay.has(letter.marker)) return register(letter, foreign);
    const adding = add(letter, foreign).finally(() => underWay.delete(letter.marker));
    underWay.set(letter.marker, adding);
    return { letter: await adding, repeated: false };
  }

  return {
    register: (letter, { foreign = false } = {}) => register(letter, foreign),
    find: (marker) => byMarker.get(marker),
    byNumber: (letterNumber) => letters.filter((letter) => letter.letterNumber === letterNumber),
    letters: () => letters,
    close: () => journal.close(),
  };
}

function readNumber(letterNumber: string): { year: string; sequence: number } {
  const [year = '', sequence = '0'] = letterNumber.match(/\d+/g) ?? [];
  return { year, sequence: Number(sequence) };
}

/** The latest moment may differ from one attempt to the next; everything else is the letter. */
function fingerprintOf({ notAfter: _, ...letter }: Letter): string {
  const sender = Object.entries(letter.sender).sort(([a], [b]) => (a < b ? -1 : 1));
  const attachments = letter.attachments.map(({ name, sha256, bytes, mediaType }) => [name, sha256, bytes, mediaType]);
  const { organisation, unit, subject, body, trackingCode, submittedAt } = letter;
  const content = JSON.stringify([organisation, unit, subject, body, sender, trackingCode, submittedAt, attachments]);
  return createHash('sha256').update(content).digest('hex');
}
