import type { Sender } from '../api/types.ts';

/** Whose letter it is: the legal person, or the person. */
export const senderName = ({ kind, firstName, lastName, legalName }: Sender): string =>
  kind === 'legal' && legalName ? legalName : `${firstName} ${lastName}`;
