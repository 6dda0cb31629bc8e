import type { CorrespondenceSystem } from './correspondence/port.ts';
import type { SmsPanel } from './sms/port.ts';

/** An organisation's way to its correspondence system. */
export interface Connected {
  readonly connectionId: string;
  readonly system: CorrespondenceSystem;
}

/**
 * The systems outside, by the organisations whose they are. What is asked for by its id is found even where it is in use no more, so
 * that a doubt is settled where it arose.
 */
export interface Outside {
  /** Where an organisation's letters are registered at this moment; nothing where it has switched its system off. */
  correspondenceOf(organisationId: string): Promise<Connected | undefined>;
  correspondenceAt(connectionId: string): Promise<CorrespondenceSystem | undefined>;
  /** In the order in which they are preferred, at least one; those of nobody's organisation (`null`) send sign-in codes. */
  panelsOf(organisationId: string | null): Promise<readonly SmsPanel[]>;
  panelAt(panelId: string): Promise<SmsPanel | undefined>;
  /** Those in use, of whomever. */
  everyPanel(): Promise<readonly SmsPanel[]>;
}
