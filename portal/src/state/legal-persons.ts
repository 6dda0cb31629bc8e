import { call } from '../api/client.ts';
import type { LegalPerson, Page } from '../api/types.ts';
import { onlyDigits } from '../text/digits.ts';
import { useResource, type Resource } from './resource.ts';

const PATH = '/me/legal-persons';

export const useLegalPersons = (): Resource<Page<LegalPerson>> => useResource(PATH);

export const addLegalPerson = async (person: { name: string; legalId: string }): Promise<LegalPerson> => {
  const body = { name: person.name.trim(), legalId: onlyDigits(person.legalId) };
  return (await call<LegalPerson>(PATH, { method: 'POST', body })).data;
};
