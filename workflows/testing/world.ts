import type {
  LetterActivities,
  LetterRows,
  LetterStep,
  RegistrationOutcome,
  SearchOutcome,
} from '../../activities/contract.ts';
import { rowsAfter } from '../../activities/persistence/step.ts';
import { noticesOf } from '../../activities/sms/notices.ts';
import type { NewSmsMessage } from '../../db/repositories/sms.ts';
import {
  type AuditEntry,
  type Command,
  type InspectionResult,
  type RecordedEvent,
  type Routing,
} from '../../domain/submission/index.ts';
import { routing } from '../../domain/submission/testing/builders.ts';

const TOLD = {
  language: 'fa',
  organisation: 'وزارت نمونه',
  publicUrl: 'https://pishkhan.example.ir',
  texts: {},
} as const;

/**
 * The world that a workflow under test acts on: it keeps what it was told and answers as the test has set. The real activities are
 * tested with the real servers; here only time and order matter.
 */
export class World implements LetterActivities {
  readonly saved: LetterRows[] = [];
  readonly audited: AuditEntry[] = [];
  readonly notices: NewSmsMessage[] = [];
  readonly adopted: string[] = [];
  sends = 0;
  searches = 0;
  inspection: InspectionResult = { state: 'ready', mediaType: 'application/pdf' };
  routing: Routing = routing();
  /** Outcomes of the sends in order; the last one stays. */
  sendOutcomes: (RegistrationOutcome | Error)[] = [
    { outcome: 'done', letterNumber: '1405/1', registeredAt: '2026-11-23T09:00:00.000Z', savedAt: null },
  ];
  /** Happens while a document is inspected. */
  inspecting: () => Promise<void> = async () => undefined;
  /** Happens while a letter is sent. */
  registering: (letter: Parameters<LetterActivities['registerLetter']>[0]) => Promise<void> = async () => undefined;
  /** Happens while the number that a person found is kept. */
  adopting: () => Promise<void> = async () => undefined;
  /** What is known of a try that gave no outcome. */
  fenced: RegistrationOutcome = { outcome: 'unknown' };
  searchOutcomes: (SearchOutcome | Error)[] = [{ outcome: 'notSent' }];
  /** What comes of a number that a person found, where it is not simply kept. */
  adoption?: RegistrationOutcome;
  mayBeAbandoned = true;
  failSaves = 0;

  inspectDocument = async ({ documentId, ...step }: LetterStep & { documentId: string }): Promise<Command> => {
    await this.inspecting();
    return this.saveAfter(step, { type: 'inspect', documentId, result: this.inspection });
  };

  routeLetter = (step: LetterStep): Promise<Command> => this.saveAfter(step, { type: 'route', routing: this.routing });

  private async saveAfter(step: LetterStep, command: Command): Promise<Command> {
    await this.saveLetter(rowsAfter(step, command));
    return command;
  }

  saveLetter = async (rows: LetterRows): Promise<void> => {
    if (this.failSaves-- > 0) throw new Error('the database is away');
    this.saved.push(rows);
    this.audited.push(...rows.audit);
    const isNew = ({ id }: NewSmsMessage) => !this.notices.some((notice) => notice.id === id);
    this.notices.push(...noticesOf(rows.state, { events: rows.events, to: TOLD }).filter(isNew));
  };

  registerLetter: LetterActivities['registerLetter'] = async (letter) => {
    await this.registering(letter);
    const outcome = this.sendOutcomes[Math.min(this.sends++, this.sendOutcomes.length - 1)]!;
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };

  callWaitingLetters = async () => ({ called: 0 });

  resumeNext = async () => ({ taken: 0 });

  markResumeGroup = async () => undefined;

  abandonRegistration = async () => ({ abandoned: this.mayBeAbandoned });

  fenceRegistration = async (): Promise<RegistrationOutcome> => this.fenced;

  searchRegistration = async (): Promise<SearchOutcome> => {
    const outcome = this.searchOutcomes[Math.min(this.searches++, this.searchOutcomes.length - 1)]!;
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };

  adoptNumber = async ({ letterNumber }: { letterNumber: string }): Promise<RegistrationOutcome> => {
    await this.adopting();
    if (this.adoption) return this.adoption;
    this.adopted.push(letterNumber);
    return { outcome: 'done', letterNumber, registeredAt: '2026-11-23T09:00:00.000Z', savedAt: null };
  };

  /** What the database would have of the timeline: see `writeReadModel`. */
  get timeline(): string[] {
    let stored: LetterRows = { state: { sequence: 0 } as LetterRows['state'], events: [], audit: [] };
    let entries: RecordedEvent[] = [];
    for (const rows of this.saved) {
      if (rows.state.sequence < stored.state.sequence) continue;
      const first = Math.min(rows.state.sequence + 1, ...rows.events.map(({ sequence }) => sequence));
      entries = [...entries.filter(({ sequence }) => sequence < first), ...rows.events];
      stored = rows;
    }
    return entries.map(({ sequence, type }) => `${sequence} ${type}`);
  }

  get lastSaved() {
    return this.saved.at(-1)?.state;
  }

  get noticeKinds() {
    return this.notices.map(({ kind }) => kind);
  }
}
