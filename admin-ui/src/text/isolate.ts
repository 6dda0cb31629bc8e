/** A name within a sentence of either direction, so that neither reorders the other. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
