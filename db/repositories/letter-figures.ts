import type { OneTrip } from '../tenancy.ts';

export interface LetterFiguresRow {
  /** Its slug. */
  organisation: string;
  stuck: number;
  waiting: number;
  oldestWaitingSeconds: number;
}

/** How letters stand, by organisation; the scope has to be the system's `worker`. */
export const readLetterFigures = (trip: OneTrip): Promise<LetterFiguresRow[]> =>
  trip.query<LetterFiguresRow>(
    `select organisation, stuck, waiting, oldest_waiting_seconds as "oldestWaitingSeconds" from letter_figures()`,
  );
