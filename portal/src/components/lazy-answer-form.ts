import { arriving } from '../state/arriving.ts';
import { LazyDocuments } from './lazy-documents.ts';

/** Few letters are asked about: what an answer needs is fetched when one is, so that the first load stays small. */
export const LazyAnswerForm = arriving(() =>
  Promise.all([import('./answer-form.tsx'), LazyDocuments.preload()]).then(([{ AnswerForm }]) => AnswerForm),
);
