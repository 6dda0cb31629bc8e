import type { Applicant } from '../../../db/repositories/applicants.ts';
import type { LegalPersonRow } from '../../../db/repositories/legal-persons.ts';

export const presentMe = ({ id, mobile, firstName, lastName, nationalId }: Applicant) => ({
  id,
  mobile,
  firstName,
  lastName,
  nationalId,
  complete: Boolean(firstName && lastName && nationalId),
});

export const presentLegalPerson = ({ id, name, legalId }: LegalPersonRow) => ({ id, name, legalId });
