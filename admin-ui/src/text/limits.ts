/** Reasons, questions and notes: 3 to 2,000 characters, counted as the API does. */
export const MIN_TEXT = 3;
export const MAX_TEXT = 2_000;

/** The name of what is wrong with a text, or undefined. */
export const textFault = (text: string): 'tooShort' | 'tooLong' | undefined => {
  const { length } = text.trim();
  if (length < MIN_TEXT) return 'tooShort';
  return length > MAX_TEXT ? 'tooLong' : undefined;
};
