import { at } from '../../../client/address.ts';
import { api } from '../api/client.ts';
import type { LegalPerson, Page } from '../api/types.ts';
import { onlyDigits } from '../text/digits.ts';
import { useResource, type Resource } from './resource.ts';

const PATH = at('/api/v1/me/legal-persons');

export const useLegalPersons = (): Resource<Page<LegalPerson>> => useResource(PATH);

export const addLegalPerson = async (person: { name: string; legalId: string }): Promise<LegalPerson> => {
  const body = { name: person.name.trim(), legalId: onlyDigits(person.legalId) };
  return (await api.send(at('/api/v1/me/legal-persons'), { method: 'POST', body })).data;
};
