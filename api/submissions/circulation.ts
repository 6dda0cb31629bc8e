import type { Circulated, CirculationStep, SubmissionState } from '../../domain/submission/index.ts';
import type { LetterOrganisation } from '../../db/repositories/organisations-for-letters.ts';

export type CirculationShown = LetterOrganisation['circulationShown'];

/** What is told of a step, beside that it happened. */
export interface ShownStep {
  unit: string | null;
  person: string | null;
  text: string | null;
}

/** As much of a step as the organisation chose to show. What it answered is shown always. */
export function shownStep(
  step: Partial<ShownStep> & Pick<CirculationStep, 'type'>,
  shown: CirculationShown,
): ShownStep {
  const { unit = null, person = null, text = null } = step;
  if (step.type === 'replied') return { unit: null, person: null, text };
  switch (shown) {
    case 'steps':
      return { unit, person, text };
    case 'units':
      return { unit, person: null, text: null };
    case 'fact':
      return { unit: null, person: null, text: null };
  }
}

/** Where the letter is by the last that happened to it, by the clock of the correspondence system. */
export function lastStep({ circulation }: SubmissionState, shown: CirculationShown) {
  const last = circulation.reduce<Circulated | undefined>(
    (latest, step) => (latest && Date.parse(latest.at) > Date.parse(step.at) ? latest : step),
    undefined,
  );
  return last ? { type: last.type, at: last.at, unit: shown === 'fact' ? null : last.unit } : null;
}
