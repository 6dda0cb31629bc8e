import { insistOnJson } from './http.mjs';

/** What a simulator has written down of what it took. */
export const ledgerOf = (url) => insistOnJson({ url: `${url}/ledger` });
