import type { Applicant } from '../../../db/repositories/applicants.ts';
import type { LegalPersonRow } from '../../../db/repositories/legal-persons.ts';

export const presentMe = ({ id, mobile, firstName, lastName, nationalId, language }: Applicant) => ({
  id,
  mobile,
  firstName,
  lastName,
  nationalId,
  language,
  complete: Boolean(firstName && lastName && nationalId),
});

export const presentLegalPerson = ({ id, name, legalId }: LegalPersonRow) => ({ id, name, legalId });
