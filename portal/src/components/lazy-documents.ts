import { loadTexts } from '../texts/catalogue.ts';
import { arriving } from '../state/arriving.ts';

/** Uploading is fetched when a page has something to upload, so that the first load stays small. */
export const LazyDocuments = arriving(() =>
  Promise.all([import('./documents.tsx'), loadTexts(['documents'])]).then(([{ Documents }]) => Documents),
);
