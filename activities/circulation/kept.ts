import type { LetterDocument } from '../../domain/submission/index.ts';
import type { OutsideEvent } from '../correspondence/port.ts';

/** What is kept of an event: as it was told, and its documents once they are stored here. */
export interface KeptEvent {
  readonly event: OutsideEvent;
  readonly documents?: readonly LetterDocument[];
}
