import type { Response } from 'express';
import type { ChangesFollower, LetterChange } from '../../../db/letter-changes.ts';
import { tooManyRequests, unavailable } from '../../http/problems/problem.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import { unitsSeenBy } from '../submissions/letters.ts';
import { createRecent, type RecentChange } from './recent.ts';
import { openStream, type EventStream } from './stream.ts';

const MOST_OF_ONE = 12;
const MOST = 2_000;
const BEAT_EVERY_MS = 20_000;
const CHECK_EVERY_MS = 3_000;

interface Needs {
  /** Who the sessions are of now, without those that have ended. */
  staffOfSessions(tokenHashes: readonly Buffer[]): Promise<StaffPrincipal[]>;
  warn(error: unknown): void;
}

interface Listener extends EventStream {
  principal: StaffPrincipal;
}

export interface DeskEvents {
  /** Tells the member of staff of changes from now on, and of those since `lastEventId`. */
  open(response: Response, client: { principal: StaffPrincipal; lastEventId: string | undefined }): void;
  follower: ChangesFollower;
  close(): void;
}

/** Spreads what one connection to the database hears over the open desks: to each what its member of staff may see. */
export const createDeskEvents = ({ staffOfSessions, warn }: Needs): DeskEvents => {
  const recent = createRecent();
  const listeners = new Set<Listener>();
  let following = false;

  const tellAll = (tell: (listener: Listener) => void) => [...listeners].forEach(tell);
  const reset = (listener: Listener) => listener.send({ id: recent.lastId(), event: 'reset', data: {} });
  const endAll = () => tellAll((listener) => listener.end());

  const open: DeskEvents['open'] = (response, { principal, lastEventId }) => {
    if (!following || listeners.size >= MOST) throw unavailable();
    const own = [...listeners].filter((listener) => listener.principal.staffId === principal.staffId);
    if (own.length >= MOST_OF_ONE) throw tooManyRequests(30);
    const listener = { ...openStream(response), principal };
    const missed = recent.since(lastEventId);
    if (missed) missed.forEach((change) => tell(listener, change));
    else reset(listener);
    listeners.add(listener);
    response.once('close', () => listeners.delete(listener));
  };

  const check = async () => {
    if (!following) return endAll();
    if (listeners.size === 0) return;
    const hashes = [...listeners].map(({ principal }) => principal.tokenHash);
    const current = new Map((await staffOfSessions(hashes)).map((staff) => [staff.tokenHash.toString('hex'), staff]));
    tellAll((listener) => {
      const known = current.get(listener.principal.tokenHash.toString('hex'));
      if (!known) return listener.end();
      const seesOthers = String(unitsSeenBy(known)) !== String(unitsSeenBy(listener.principal));
      listener.principal = known;
      if (seesOthers) reset(listener);
    });
  };

  const timers = [
    setInterval(() => tellAll((listener) => listener.beat()), BEAT_EVERY_MS),
    setInterval(() => void check().catch(warn), CHECK_EVERY_MS),
  ];

  return {
    open,
    follower: {
      onChange: (change) => {
        const known = recent.add(change);
        tellAll((listener) => tell(listener, known));
      },
      onStart: () => {
        following = true;
        recent.forget();
        tellAll(reset);
      },
      onLost: (error) => {
        following = false;
        warn(error);
      },
    },
    close: () => {
      following = false;
      timers.forEach(clearInterval);
      endAll();
    },
  };
};

/** Nothing personal: what is new in the letter is asked for by who may see it. */
const tell = (listener: Listener, { eventId, change }: RecentChange): void => {
  if (!concerns(listener.principal, change)) return;
  listener.send({ id: eventId, event: 'letter', data: { id: change.id, sequence: change.sequence } });
};

const concerns = (principal: StaffPrincipal, { organisationId, unitId, formerUnitId }: LetterChange): boolean => {
  if (principal.organisationId !== organisationId) return false;
  const units = unitsSeenBy(principal);
  return !units || units.includes(unitId ?? '') || units.includes(formerUnitId ?? '');
};
