import { lazy } from 'preact-iso';

/** Uploading is fetched when a page has something to upload, so that the first load stays small. */
export const LazyDocuments = lazy(() => import('./documents.tsx').then(({ Documents }) => Documents));
