import type { Organisation } from '../api/types.ts';
import { language } from '../texts/language.ts';
import { useTexts } from '../texts/catalogue.ts';
import { useStore } from '../state/store.ts';
import { localDigits } from '../text/digits.ts';
import { stepsFor, type Step } from './steps.ts';

interface ProgressProps {
  step: Step;
  /** How many questions there are is known once it is. */
  organisation: Organisation | undefined;
  correction?: boolean;
}

/** What is written, and how far it has come. */
export const Progress = ({ step, organisation, correction }: ProgressProps) => {
  const texts = useTexts('wizard');
  const chosen = useStore(language);
  const steps = stepsFor(organisation);
  const at = localDigits(steps.indexOf(step) + 1, chosen);
  const of = organisation && localDigits(steps.length, chosen);
  return (
    <>
      {correction ? texts.captionCorrection : texts.caption}
      {steps.includes(step) && ` · ${texts.progress(at, of)}`}
    </>
  );
};
