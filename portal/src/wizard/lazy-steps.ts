import { LazyDocuments } from '../components/lazy-documents.ts';
import { arriving } from '../state/arriving.ts';
import { loadTexts } from '../texts/catalogue.ts';
import type { Step } from './steps.ts';

export const CheckStep = arriving(() =>
  Promise.all([import('./check-step.tsx'), loadTexts(['documents'])]).then(([module]) => module.CheckStep),
);

export const WritingStep = arriving(() => import('./writing-step.tsx').then((module) => module.WritingStep));

/** What is fetched when its question is asked. */
export const LAZY: Partial<Record<Step, { preload: () => Promise<unknown> }>> = {
  subject: WritingStep,
  text: WritingStep,
  documents: LazyDocuments,
  check: CheckStep,
};
