import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import type { RegistrationOutcome } from '../activities/contract.ts';
import type { AuditEntry } from '../domain/submission/index.ts';
import { toJalali } from '../domain/calendar/index.ts';
import { admin, colleague, controller } from '../domain/submission/testing/builders.ts';
import {
  beginLetter,
  outcomeOf,
  startEnvironment,
  type LetterUnderTest,
  type TestEnvironment,
} from './testing/environment.ts';
import { World } from './testing/world.ts';
import { numberedUpdate, submissionWorkflowId } from './updates.ts';

const FILE = { id: 'document-1', name: 'مدرک.pdf', bytes: 10, sha256: 'ab', key: 'k' };
const SUBMIT = { type: 'submit', unitRequired: true } as const;
const ACCEPT = { type: 'accept' } as const;
const ASK = { type: 'ask', question: 'کدام سال؟' } as const;

jest.setTimeout(25_000);

let environment: TestEnvironment;
let world: World;

beforeEach(async () => {
  world = new World();
  environment = await startEnvironment(world);
});
afterEach(() => environment.stop());

const withLetter = async (test: (letter: LetterUnderTest) => Promise<void>): Promise<void> =>
  test(await beginLetter(environment));

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
const sleep = (duration: Parameters<typeof environment.env.sleep>[0]) => environment.env.sleep(duration);

/** Waits, in real time, until something that no message answers has happened. */
async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !done(); tries++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(done()).toBe(true);
}

describe('a draft', () => {
  it('stands in the read model before its opening is answered', () =>
    withLetter(async () => {
      expect(world.lastSaved).toMatchObject({ status: 'draft', sequence: 1 });
    }));

  it('is edited, and has its documents inspected before the answer', () =>
    withLetter(async (letter) => {
      const content = { subject: 'تازه', body: null, unitId: 'unit-a', serviceId: null, legalPerson: null };
      const edited = await letter.send({ type: 'edit', content, expectedSequence: 1 });
      expect(edited.submission.content.subject).toBe('تازه');
      const attached = await letter.send({ type: 'attach', file: FILE });
      expect(attached.submission.documents).toMatchObject([{ id: 'document-1', inspection: { state: 'ready' } }]);
      const removed = await letter.send({ type: 'removeDocument', documentId: 'document-1' });
      expect(removed.submission.documents).toEqual([]);
    }));

  it('keeps a refused document with its reason', () =>
    withLetter(async (letter) => {
      world.inspection = { state: 'refused', reasonCode: 'executable' };
      const { submission } = await letter.send({ type: 'attach', file: FILE });
      expect(submission.documents[0]?.inspection).toEqual({ state: 'refused', reasonCode: 'executable' });
    }));

  it('whose document takes longer than a short step is inspected once more, and not again', () =>
    withLetter(async (letter) => {
      let inspections = 0;
      world.inspecting = async () => {
        if (++inspections === 1) throw ApplicationFailure.nonRetryable('takes longer', 'InspectionOutOfTime');
        world.inspection = { state: 'refused', reasonCode: 'damaged' };
      };
      const { submission } = await letter.send({ type: 'attach', file: FILE });
      expect(submission.documents[0]?.inspection).toEqual({ state: 'refused', reasonCode: 'damaged' });
      expect(inspections).toBe(2);
    }));

  it('is reminded of after 7 days and expires after 30', () =>
    withLetter(async (letter) => {
      await sleep(7 * DAY - HOUR);
      expect(world.noticeKinds).toEqual([]);
      await sleep('2 hours');
      await until(() => world.noticeKinds.includes('reminded'));
      await sleep(22 * DAY + 20 * HOUR);
      expect(await letter.status()).toBe('RUNNING');
      await sleep('3 hours');
      await letter.ended();
      expect(world.lastSaved?.status).toBe('expired');
      expect(world.noticeKinds).toEqual(['reminded', 'expired']);
    }));

  it('expires at the day it would have had without the applicant’s edits', () =>
    withLetter(async (letter) => {
      await sleep('29 days');
      await letter.send({ type: 'attach', file: FILE });
      await sleep(DAY + HOUR);
      await letter.ended();
      expect(world.lastSaved?.status).toBe('expired');
    }));

  it('that gets a second document while the first is inspected for long is written down with both', () =>
    withLetter(async (letter) => {
      let inspections = 0;
      // Longer than a workflow task may take: only then the engine hands out the next message.
      world.inspecting = () => new Promise((resolve) => setTimeout(resolve, inspections++ === 0 ? 9_200 : 0));
      const first = letter.send({ type: 'attach', file: FILE });
      await until(() => inspections === 1);
      const second = letter.send({ type: 'attach', file: { ...FILE, id: 'document-2' } });
      await Promise.all([first, second]);
      expect(world.lastSaved?.documents.map(({ inspection }) => inspection.state)).toEqual(['ready', 'ready']);
      expect(world.timeline).toEqual([
        '1 created',
        '2 documentAttached',
        '3 documentAttached',
        '4 documentInspected',
        '5 documentInspected',
      ]);
    }));
});

describe('a submitted letter', () => {
  it('is routed before its answer, with the promised date, and the applicant is told', () =>
    withLetter(async (letter) => {
      const { submission } = await letter.send(SUBMIT);
      expect(submission).toMatchObject({
        status: 'awaitingDecision',
        routing: { promisedAt: world.routing.promisedAt },
      });
      await until(() => world.noticeKinds.includes('routed'));
      const { text } = world.notices[0]!;
      expect(text).toContain(submission.trackingCode);
      expect(text).toContain(toJalali(new Date(world.routing.promisedAt), 'fa'));
    }));

  it('is accepted, registered once, and the applicant is told the number', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      expect(await outcomeOf(letter.send(ACCEPT, controller))).toBe('registering');
      await until(() => world.noticeKinds.includes('registered'));
      expect(world.lastSaved).toMatchObject({ status: 'registered', registration: { letterNumber: '1405/1' } });
      expect(world.sends).toBe(1);
      expect(world.notices.at(-1)).toMatchObject({ kind: 'registered', text: expect.stringContaining('1405/1') });
    }));

  it('is rejected with a reason that the applicant is told, and ends', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      await letter.send({ type: 'reject', reason: 'مدرک ناقص است' }, controller);
      await letter.ended();
      expect(world.lastSaved).toMatchObject({ status: 'rejected', rejection: { reason: 'مدرک ناقص است' } });
      expect(world.notices.at(-1)).toMatchObject({ kind: 'rejected', text: expect.stringContaining('مدرک ناقص است') });
    }));

  it('is withdrawn, and ends', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      await letter.send({ type: 'withdraw' });
      await letter.ended();
      expect(world.lastSaved?.status).toBe('withdrawn');
    }));

  it('is claimed until the claim lapses or is given back', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      await letter.send({ type: 'claim' }, controller);
      await sleep('31 minutes');
      await until(() => world.lastSaved?.claim === null);
      await letter.send({ type: 'claim' }, colleague);
      await letter.send({ type: 'release' }, colleague);
      expect(await outcomeOf(letter.send(ACCEPT, controller))).toBe('registering');
    }));

  it('takes notes of colleagues', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      const { submission } = await letter.send({ type: 'note', text: 'بررسی شد' }, controller);
      expect(submission.notes).toMatchObject([{ text: 'بررسی شد', staffId: 'controller-1' }]);
    }));
});

describe('a question to the applicant', () => {
  it('is told by SMS, answered, and the letter is decided afterwards', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      expect(await outcomeOf(letter.send(ASK, controller))).toBe('awaitingApplicant');
      await until(() => world.noticeKinds.includes('applicantAsked'));
      const { submission } = await letter.send({ type: 'answer', text: 'سال ۱۴۰۵' });
      expect(submission).toMatchObject({ status: 'awaitingDecision', questions: [{ answer: 'سال ۱۴۰۵' }] });
      await sleep('20 days');
      expect(await outcomeOf(letter.send(ACCEPT, controller))).toBe('registering');
    }));

  it('that is not answered in 14 days ends the letter', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      await letter.send(ASK, controller);
      await sleep(14 * DAY - HOUR);
      expect(await letter.status()).toBe('RUNNING');
      await sleep('2 hours');
      await letter.ended();
      expect(world.lastSaved?.status).toBe('expired');
      expect(world.noticeKinds).toContain('expired');
    }));
});

describe('a deadline in the organisation’s calendar', () => {
  const SYSTEM = { kind: 'system' } as const;
  const now = () => environment.env.currentTimeMs();
  const inDays = async (days: number) => new Date((await now()) + days * DAY).toISOString();

  it('is the one that the question brings with it', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      const due = { at: await inDays(20), calendar: 'c1' };
      const { submission } = await letter.send({ ...ASK, due }, controller);
      expect(submission).toMatchObject({ deadlines: [{ command: 'expire', ...due }], questions: [{ dueAt: due.at }] });
      await sleep(20 * DAY - HOUR);
      expect(await letter.status()).toBe('RUNNING');
      await sleep('2 hours');
      await letter.ended();
    }));

  it('is moved while it runs, later and earlier', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      await letter.send(ASK, controller);
      const moveTo = async (days: number) => {
        const deadlines = [{ command: 'expire', at: await inDays(days), calendar: 'c2' } as const];
        return letter.send({ type: 'retime', deadlines }, SYSTEM);
      };
      const { submission } = await moveTo(30);
      expect(submission.questions[0]?.dueAt).toBe(submission.deadlines[0]?.at);
      await sleep('20 days');
      expect(await letter.status()).toBe('RUNNING');
      await moveTo(2);
      await sleep(2 * DAY + HOUR);
      await letter.ended();
      expect(world.lastSaved?.status).toBe('expired');
      expect(world.audited.filter(({ action }) => action === 'retimed')).toHaveLength(2);
      expect(world.noticeKinds.filter((kind) => kind === 'applicantAsked')).toHaveLength(1);
    }));

  it('of several the earliest comes first, and the others are kept', () =>
    withLetter(async (letter) => {
      const deadlines = [{ command: 'remind', at: await inDays(25), calendar: 'c2' } as const];
      await letter.send({ type: 'retime', deadlines }, SYSTEM);
      await sleep('8 days');
      expect(world.noticeKinds).toEqual([]);
      await sleep('18 days');
      await until(() => world.noticeKinds.includes('reminded'));
      await sleep('5 days');
      await letter.ended();
      expect(world.noticeKinds).toEqual(['reminded', 'expired']);
    }));

  it('is moved by no person, and not where nothing is waited for', () =>
    withLetter(async (letter) => {
      const deadlines = [{ command: 'close', at: await inDays(1), calendar: null } as const];
      expect(await outcomeOf(letter.send({ type: 'retime', deadlines }, admin))).toBe('forbidden');
      expect(await outcomeOf(letter.send({ type: 'retime', deadlines }, SYSTEM))).toBe('wrong-state');
    }));

  it('closes a registered letter at the end that its registration tells', () =>
    withLetter(async (letter) => {
      const closing = { at: await inDays(100), calendar: 'c1' };
      const number = { letterNumber: '1405/7', registeredAt: '2026-11-23T09:00:00.000Z' } as const;
      world.sendOutcomes = [{ outcome: 'done', ...number, savedAt: null, closing }];
      await letter.send(SUBMIT);
      await letter.send(ACCEPT, controller);
      await until(() => world.lastSaved?.status === 'registered');
      expect(world.lastSaved?.deadlines).toEqual([{ command: 'close', ...closing }]);
      await sleep('95 days');
      expect(await letter.status()).toBe('RUNNING');
      await sleep('6 days');
      await letter.ended();
    }));
});

describe('a registered letter', () => {
  const registered = async (letter: LetterUnderTest): Promise<void> => {
    await letter.send(SUBMIT);
    await letter.send(ACCEPT, controller);
    await until(() => world.lastSaved?.status === 'registered');
  };

  it('has every event in the audit log, once each, in order', () =>
    withLetter(async (letter) => {
      await registered(letter);
      await until(() => world.audited.some(({ action }) => action === 'registered'));
      const sequences = [...new Set(world.audited.map(({ sequence }) => sequence))];
      expect(sequences).toEqual([1, 2, 3, 4, 5]);
    }));

  it('is replied to and closed after the organisation’s time', () =>
    withLetter(async (letter) => {
      await registered(letter);
      await sleep('80 days');

      expect(await outcomeOf(letter.send({ type: 'reply', text: 'موافقت شد', documents: [] }, controller))).toBe(
        'replied',
      );
      await sleep('89 days');
      expect(await letter.status()).toBe('RUNNING');
      await sleep('2 days');
      await letter.ended();
      expect(world.lastSaved?.status).toBe('closed');
      expect(world.noticeKinds).toContain('replied');
    }));

  it('is closed when no reply comes', () =>
    withLetter(async (letter) => {
      await registered(letter);
      await sleep('91 days');
      await letter.ended();
      expect(world.lastSaved?.status).toBe('closed');
    }));
});

describe('registration', () => {
  const accepted = async (letter: LetterUnderTest): Promise<void> => {
    await letter.send(SUBMIT);
    await letter.send(ACCEPT, controller);
  };
  const number = { letterNumber: '1405/7', registeredAt: '2026-11-23T09:00:00.000Z' } as const;
  const done = { outcome: 'done', ...number, savedAt: null } as const;
  const NOTE = { type: 'note', text: 'برای بایگانی' } as const;

  it('that was written down with its number is not written down again', () =>
    withLetter(async (letter) => {
      const savedAt = '2026-11-23T09:00:01.000Z';
      world.sendOutcomes = [{ outcome: 'done', ...number, savedAt }];
      await accepted(letter);
      const { submission } = await letter.send(NOTE, controller);
      expect(submission).toMatchObject({ status: 'registered', statusSince: savedAt, registration: number });
      await until(() => world.audited.some(({ action }) => action === 'noted'));
      expect(world.saved.flatMap(({ events }) => events.map(({ type }) => type))).not.toContain('registered');
      expect(world.audited.map(({ action }) => action)).not.toContain('registered');
    }));

  it('is given all that the audit log does not have, and finds the letter as it was sent', () =>
    withLetter(async (letter) => {
      let sent: { sequence: number; audit: readonly AuditEntry[] } | undefined;
      let letGo: () => void = () => undefined;
      const noted = new Promise<void>((resolve) => (letGo = resolve));
      world.sendOutcomes = [{ outcome: 'done', ...number, savedAt: '2026-11-23T09:00:01.000Z' }];
      world.registering = async (given) => {
        sent = given;
        await noted;
      };
      await accepted(letter);
      await until(() => sent !== undefined);
      const note = letter.send(NOTE, controller);
      await new Promise((resolve) => setTimeout(resolve, 200));
      letGo();
      const { submission } = await note;
      expect(submission).toMatchObject({ status: 'registered', sequence: sent!.sequence + 2 });
      const { sequence: last, audit } = sent!;
      const audited = [...world.audited, ...audit].filter(({ sequence }) => sequence <= last);
      expect(new Set(audited.map(({ sequence }) => sequence))).toEqual(
        new Set(Array.from({ length: last }, (_, index) => index + 1)),
      );
    }));

  it('searches for an unknown outcome and adopts the number, without sending again', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [{ outcome: 'unknown' }];
      world.searchOutcomes = [{ outcome: 'wait' }, { outcome: 'wait' }, done];
      await accepted(letter);
      await sleep('20 seconds');
      await until(() => world.lastSaved?.status === 'registered');
      expect([world.sends, world.searches]).toEqual([1, 3]);
    }));

  it('takes a note while it searches, and still ends with the number', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [new Error('the worker died')];
      world.searchOutcomes = [{ outcome: 'wait' }, done];
      await accepted(letter);
      await until(() => world.searches === 1);
      expect((await letter.send(NOTE, controller)).submission.status).toBe('registering');
      await sleep('10 seconds');
      await until(() => world.lastSaved?.status === 'registered');
      const { state, events } = world.saved.at(-1)!;
      expect([events.map(({ type }) => type), state.notes.length]).toEqual([['registered'], 1]);
    }));

  it('finds that an activity that died had done all', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [new Error('the worker died')];
      world.fenced = done;
      await accepted(letter);
      await until(() => world.lastSaved?.status === 'registered');
      expect([world.sends, world.searches]).toEqual([1, 0]);
    }));

  it('treats an activity that died as an unknown outcome', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [new Error('the worker died')];
      world.searchOutcomes = [done];
      await accepted(letter);
      await until(() => world.lastSaved?.status === 'registered');
      expect(world.sends).toBe(1);
    }));

  it('sends again only after the letter is surely absent', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [{ outcome: 'unknown' }, done];
      world.searchOutcomes = [{ outcome: 'wait' }, { outcome: 'notSent' }];
      await accepted(letter);
      await sleep('30 seconds');
      await until(() => world.lastSaved?.status === 'registered');
      expect([world.sends, world.searches]).toEqual([2, 2]);
    }));

  it('goes on through an outage, and tells a person about a long one', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [...Array<{ outcome: 'notSent' }>(8).fill({ outcome: 'notSent' }), done] as never;
      await accepted(letter);
      await sleep('5 minutes');
      await until(() => world.lastSaved?.attention?.reason === 'correspondence-unreachable');
      await sleep('20 minutes');
      await until(() => world.lastSaved?.status === 'registered');
      expect(world.lastSaved?.attention).toBeNull();
    }));

  it('tells a person again when a retry has not helped', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [{ outcome: 'notSent' }];
      await accepted(letter);
      const isStuck = () => world.lastSaved?.attention?.reason === 'correspondence-unreachable';
      await sleep('5 minutes');
      await until(isStuck);
      await letter.send({ type: 'retry' }, admin);
      await until(isStuck);
      expect(world.audited.filter(({ action }) => action === 'attentionRaised')).toHaveLength(2);
    }));

  it('searches through an outage, and tells a person about a long one', () =>
    withLetter(async (letter) => {
      const away = new Error('the correspondence system is away');
      world.sendOutcomes = [{ outcome: 'unknown' }];
      world.searchOutcomes = [...Array<Error>(40).fill(away), done];
      await accepted(letter);
      await sleep('6 minutes');
      await until(() => world.lastSaved?.attention?.reason === 'correspondence-unreachable');
      expect(world.lastSaved?.status).toBe('registering');
      await sleep('20 minutes');
      await until(() => world.lastSaved?.status === 'registered');
      expect([world.sends, world.lastSaved?.attention]).toEqual([1, null]);
    }));

  it('that is searched for through an outage is completed by an admin at once', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [{ outcome: 'unknown' }];
      world.searchOutcomes = [new Error('the correspondence system is away')];
      await accepted(letter);
      await sleep('6 minutes');
      await until(() => world.lastSaved?.attention?.reason === 'correspondence-unreachable');
      await letter.send({ type: 'complete', letterNumber: '1405/99' }, admin);
      await until(() => world.audited.some(({ action }) => action === 'registered'));
      const searches = world.searches;
      await sleep('1 hour');
      expect([world.lastSaved?.status, world.searches]).toEqual(['registered', searches]);
    }));

  it('that is refused waits for an admin, who tries again', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [{ outcome: 'refused', reason: 'واحد ناشناخته' }, done];
      await accepted(letter);
      await until(() => world.lastSaved?.attention?.reason === 'refused-by-correspondence');
      await sleep('10 days');
      expect(world.sends).toBe(1);
      await letter.send({ type: 'retry' }, admin);
      await until(() => world.lastSaved?.status === 'registered');
    }));

  it('that nobody can tell of is completed by an admin with the number that was found', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [{ outcome: 'unknown' }];
      world.searchOutcomes = [{ outcome: 'cannotTell' }];
      await accepted(letter);
      await until(() => world.lastSaved?.attention?.reason === 'outcome-unknown');
      await letter.send({ type: 'complete', letterNumber: '1405/99' }, admin);
      expect(world.lastSaved).toMatchObject({ status: 'registered', registration: { letterNumber: '1405/99' } });
      expect(world.adopted).toEqual(['1405/99']);
    }));

  it('that an admin completes is not tried again by another admin at the same moment', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [{ outcome: 'refused', reason: 'واحد ناشناخته' }];
      await accepted(letter);
      await until(() => world.lastSaved?.attention?.reason === 'refused-by-correspondence');
      let letGo: () => void = () => undefined;
      const adopting = new Promise<void>((started) => {
        world.adopting = () => new Promise((resolve) => [(letGo = resolve), started()]);
      });
      const completed = outcomeOf(letter.send({ type: 'complete', letterNumber: '1405/99' }, admin));
      await adopting;
      const retried = outcomeOf(letter.send({ type: 'retry' }, admin));
      const again = outcomeOf(letter.send({ type: 'complete', letterNumber: '1405/98' }, admin));
      await new Promise((resolve) => setTimeout(resolve, 200));
      letGo();
      expect(await Promise.all([completed, retried, again])).toEqual(['registered', 'wrong-state', 'wrong-state']);
      expect([world.adopted, world.sends]).toEqual([['1405/99'], 1]);
      expect(world.lastSaved?.registration?.letterNumber).toBe('1405/99');
    }));

  it('that has a number already is not completed with another one', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [{ outcome: 'unknown' }];
      world.searchOutcomes = [{ outcome: 'cannotTell' }];
      world.adoption = done;
      await accepted(letter);
      await until(() => world.lastSaved?.attention?.reason === 'outcome-unknown');
      expect(await outcomeOf(letter.send({ type: 'complete', letterNumber: '1405/99' }, admin))).toBe('wrong-state');
      await until(() => world.lastSaved?.status === 'registered');
      expect(world.lastSaved?.registration?.letterNumber).toBe(number.letterNumber);
    }));
});

describe('a letter that was handed over', () => {
  const handedOver = (): RegistrationOutcome => ({
    outcome: 'handedOver',
    reference: 'mail-1',
    due: { at: new Date(Date.now() + 7 * DAY).toISOString(), calendar: 'c' },
  });
  const accepted = async (letter: LetterUnderTest): Promise<void> => {
    await letter.send(SUBMIT);
    await letter.send(ACCEPT, controller);
  };
  const numbered = (letter: LetterUnderTest, letterNumber: string) =>
    environment.env.client.workflow
      .getHandle(submissionWorkflowId(letter.id))
      .executeUpdate(numberedUpdate, { args: [{ letterNumber, registeredAt: '2026-11-30T09:00:00.000Z' }] });
  const isHandedOver = () => world.lastSaved?.handover?.reference === 'mail-1';

  it('waits for its number, which comes days later, and is not sent again', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [handedOver()];
      await accepted(letter);
      await until(isHandedOver);
      await sleep('3 days');
      expect(world.lastSaved).toMatchObject({ status: 'registering', attention: null });
      expect(await numbered(letter, '1405/7')).toEqual({ taken: true });
      expect(world.lastSaved).toMatchObject({ status: 'registered', registration: { letterNumber: '1405/7' } });
      expect(await numbered(letter, '1405/7')).toEqual({ taken: true });
      await expect(numbered(letter, '1405/8')).rejects.toMatchObject({ cause: { type: 'other-number' } });
      await sleep('10 days');
      expect([world.sends, world.adopted]).toEqual([1, ['1405/7']]);
      expect(world.lastSaved).toMatchObject({
        status: 'registered',
        attention: null,
        deadlines: [{ command: 'close' }],
      });
    }));

  it('is put before a person when the receipt is overdue, and takes its number still', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [handedOver()];
      await accepted(letter);
      await until(isHandedOver);
      await sleep('8 days');
      await until(() => world.lastSaved?.attention?.reason === 'receipt-overdue');
      expect(world.lastSaved).toMatchObject({ attention: { detail: 'mail-1' }, deadlines: [] });
      expect(await numbered(letter, '1405/7')).toEqual({ taken: true });
      expect(world.lastSaved).toMatchObject({ status: 'registered', attention: null });
    }));

  it('waits anew when an admin has it tried again: what was sent for certain is not sent once more', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [handedOver()];
      await accepted(letter);
      await until(isHandedOver);
      await sleep('8 days');
      await until(() => world.lastSaved?.attention?.reason === 'receipt-overdue');
      const later = new Date(Date.now() + 30 * DAY).toISOString();
      world.sendOutcomes = [{ outcome: 'handedOver', reference: 'mail-1', due: { at: later, calendar: 'c' } }];
      await letter.send({ type: 'retry' }, admin);
      await until(() => isHandedOver() && world.lastSaved?.attention === null);
      expect(world.lastSaved?.deadlines).toEqual([{ command: 'overdue', at: later, calendar: 'c' }]);
    }));

  it('goes to a person with a number that another letter has', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [handedOver()];
      world.adoption = { outcome: 'numberTaken', letterNumber: '1405/7' };
      await accepted(letter);
      await until(isHandedOver);
      expect(await numbered(letter, '1405/7')).toEqual({ taken: false });
      expect(world.lastSaved).toMatchObject({
        ...{ status: 'registering', attention: { reason: 'number-taken', detail: '1405/7' } },
      });
    }));

  it('takes its number where nobody knows whether it was sent', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [{ outcome: 'unknown' }];
      world.searchOutcomes = [{ outcome: 'cannotTell' }];
      await accepted(letter);
      await until(() => world.lastSaved?.attention?.reason === 'outcome-unknown');
      expect(await numbered(letter, '1405/7')).toEqual({ taken: true });
      expect(world.lastSaved).toMatchObject({ status: 'registered', attention: null });
    }));

  it('takes no number before it was accepted', () =>
    withLetter(async (letter) => {
      await expect(numbered(letter, '1405/7')).rejects.toMatchObject({ cause: { type: 'wrong-state' } });
    }));
});

describe('a read model that does not answer', () => {
  it('is written by a regular activity when the short way failed four times', () =>
    withLetter(async (letter) => {
      world.failSaves = 5;
      expect(await outcomeOf(letter.send(SUBMIT))).toBe('awaitingDecision');
      expect(world.lastSaved?.status).toBe('awaitingDecision');
    }));
});

describe('a deadline and a message at once', () => {
  it('an answer that comes with the expiry either counts or finds the letter ended', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      await letter.send(ASK, controller);
      const [, outcome] = await Promise.all([
        sleep('14 days'),
        outcomeOf(letter.send({ type: 'answer', text: 'بله' })),
      ]);
      if (outcome === 'awaitingDecision') expect(world.lastSaved?.status).toBe('awaitingDecision');
      else await until(() => world.lastSaved?.status === 'expired');
    }));
});
