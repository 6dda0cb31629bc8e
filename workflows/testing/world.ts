import type {
  AuditEntry,
  LetterActivities,
  LetterRows,
  Notice,
  RegistrationOutcome,
  SearchOutcome,
} from '../../activities/contract.ts';
import type { InspectionResult, Routing } from '../../domain/submission/index.ts';
import { routing } from '../../domain/submission/testing/builders.ts';

/**
 * The world that a workflow under test acts on: it keeps what it was told and answers as the test has set. The real activities are
 * tested with the real servers; here only time and order matter.
 */
export class World implements LetterActivities {
  readonly saved: LetterRows[] = [];
  readonly audited: AuditEntry[] = [];
  readonly notices: Notice[] = [];
  readonly adopted: string[] = [];
  sends = 0;
  searches = 0;
  inspection: InspectionResult = { state: 'ready', mediaType: 'application/pdf' };
  routing: Routing = routing();
  /** Outcomes of the sends in order; the last one stays. */
  sendOutcomes: (RegistrationOutcome | Error)[] = [
    { outcome: 'done', letterNumber: '1405/1', registeredAt: '2026-11-23T09:00:00.000Z' },
  ];
  searchOutcomes: SearchOutcome[] = [{ outcome: 'notSent' }];
  adoption: RegistrationOutcome = { outcome: 'done', letterNumber: '', registeredAt: '' };
  failSaves = 0;

  inspectDocument = async (): Promise<InspectionResult> => this.inspection;
  routeLetter = async (): Promise<Routing> => this.routing;

  saveLetter = async (rows: LetterRows): Promise<void> => {
    if (this.failSaves-- > 0) throw new Error('the database is away');
    this.saved.push(rows);
    this.audited.push(...rows.audit);
  };

  recordAudit = async ({ entries }: { entries: readonly AuditEntry[] }): Promise<void> => {
    this.audited.push(...entries);
  };

  registerLetter = async (): Promise<RegistrationOutcome> => {
    const outcome = this.sendOutcomes[Math.min(this.sends++, this.sendOutcomes.length - 1)]!;
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };

  searchRegistration = async (): Promise<SearchOutcome> =>
    this.searchOutcomes[Math.min(this.searches++, this.searchOutcomes.length - 1)]!;

  adoptNumber = async ({ letterNumber }: { letterNumber: string }): Promise<RegistrationOutcome> => {
    if (this.adoption.outcome === 'done') this.adopted.push(letterNumber);
    return this.adoption;
  };

  notify = async (notice: Notice): Promise<void> => {
    this.notices.push(notice);
  };

  get lastSaved() {
    return this.saved.at(-1)?.state;
  }

  get noticeKinds() {
    return this.notices.map(({ kind }) => kind);
  }
}
