import { arriving } from '../state/arriving.ts';

/** Uploading is fetched when a page has something to upload, so that the first load stays small. */
export const LazyDocuments = arriving(() => import('./documents.tsx').then(({ Documents }) => Documents));
