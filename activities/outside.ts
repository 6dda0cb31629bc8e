import type { CorrespondenceSystem } from './correspondence/port.ts';
import type { SmsPanel } from './sms/port.ts';

/** The connection of what is sent by the installation's own correspondence system, and of all that was sent before there were others. */
export const INSTALLATIONS_OWN = 'didgah';

/** An organisation's way to its correspondence system. */
export interface Connected {
  readonly connectionId: string;
  readonly system: CorrespondenceSystem;
}

/** What can be seen to answer, at no cost and with nothing sent. */
export interface Checkable {
  /** @throws {OutsideFailed} when it does not answer as it should */
  check(): Promise<void>;
}

/**
 * The systems outside, by the organisations whose they are. What is asked for by its id is found even where it is in use no more, so
 * that a doubt is settled where it arose.
 */
export interface Outside {
  /** Where an organisation's letters are registered at this moment; nothing where it has switched its system off. */
  correspondenceOf(organisationId: string): Promise<Connected | undefined>;
  /** Those in use, each with the organisation that it serves; null for the installation's own. */
  everyCorrespondence(): Promise<readonly (Connected & { readonly organisationId: string | null })[]>;
  correspondenceAt(connectionId: string): Promise<CorrespondenceSystem | undefined>;
  /** In the order in which they are preferred, at least one; those of nobody's organisation (`null`) send sign-in codes. */
  panelsOf(organisationId: string | null): Promise<readonly SmsPanel[]>;
  panelAt(panelId: string): Promise<SmsPanel | undefined>;
  /** Whose panel it is: an organisation's, or nobody's (`null`) where it serves all of them. */
  ownerOf(panelId: string): Promise<string | null>;
  /** Those in use, of whomever. */
  panelsInUse(): Promise<readonly SmsPanel[]>;
  /** Those that may have messages of ours, of whomever. */
  everyPanel(): Promise<readonly SmsPanel[]>;
  /** A connection as it was saved last, this moment included. */
  newest(connectionId: string): Promise<Checkable | undefined>;
}

/**
 * What kept a system outside from answering as it should. `unusable`: this release has no such adapter, or it takes no such settings.
 */
export const OUTSIDE_FAULTS = [
  'name-unknown',
  'address-inside',
  'refused',
  'unreachable',
  'no-answer-in-time',
  'cut-off',
  'not-trusted',
  'credentials',
  'server-error',
  'other-format',
  'unusable',
] as const;

export type OutsideFault = (typeof OUTSIDE_FAULTS)[number];

/** A system outside does not answer as it should. */
export class OutsideFailed extends Error {
  override readonly name = 'OutsideFailed';
  readonly fault: OutsideFault;
  /** A code such as `ECONNREFUSED` or `HTTP 502`; nothing that the other side said in its own words. */
  readonly detail: string;

  constructor({ who, fault, detail }: { who: string; fault: OutsideFault; detail: string }) {
    super(`${who} does not answer: ${detail}`);
    this.fault = fault;
    this.detail = detail;
  }
}
