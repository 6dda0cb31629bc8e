import { call, type Answer } from '../api/client.ts';
import { ApiError } from '../api/problem.ts';
import type { DraftFields, Organisation, Page, Submission } from '../api/types.ts';
import { asksUnit } from '../wizard/steps.ts';
import { load, peek, put, useResource, type Resource } from './resource.ts';

const CHANGED_MEANWHILE = [409, 412];

export const ORGANISATIONS = '/organisations?limit=100';

export const useOrganisations = (): Resource<Page<Organisation>> => useResource(ORGANISATIONS);

export const letterPath = (id: string): string => `/submissions/${encodeURIComponent(id)}`;

export const useLetter = (id: string): Resource<Submission> => useResource(letterPath(id));

/** Every command answers with the whole letter, which is then what all pages show. */
const remember = (answer: Answer<Submission>): Submission => {
  put(letterPath(answer.data.id), answer);
  return answer.data;
};

export const createDraft = async (fields: Partial<DraftFields>): Promise<Submission> =>
  remember(await call<Submission>('/submissions', { method: 'POST', body: withoutNulls(fields) }));

/** When the letter has changed meanwhile (in another tab), what is there now is what the pages show. */
const orReload =
  (path: string) =>
  async (error: unknown): Promise<never> => {
    if (error instanceof ApiError && CHANGED_MEANWHILE.includes(error.problem.status)) await load(path);
    throw error;
  };

/** Changes the draft as it was last seen; the next try after a conflict is based on what is there now. */
export const editDraft = async (id: string, fields: Partial<DraftFields>): Promise<Submission> => {
  const path = letterPath(id);
  const { etag } = peek<Submission>(path) ?? (await load<Submission>(path));
  const change = call<Submission>(path, { method: 'PATCH', body: fields, ifMatch: etag ?? '*' });
  return remember(await change.catch(orReload(path)));
};

export const command = async (
  id: string,
  name: 'submit' | 'withdraw' | 'answer',
  body: object = {},
): Promise<Submission> => {
  const path = letterPath(id);
  return remember(await call<Submission>(`${path}/${name}`, { method: 'POST', body }).catch(orReload(path)));
};

/** Another tab may have sent it meanwhile; then it stays. */
export const discardDraft = async (id: string): Promise<void> => {
  const { data } = await load<Submission>(letterPath(id));
  if (data.status === 'draft') await command(id, 'withdraw');
};

export const removeDocument = async (id: string, documentId: string): Promise<void> => {
  await call(`${letterPath(id)}/documents/${documentId}`, { method: 'DELETE' });
  await load(letterPath(id));
};

const withoutNulls = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));

/** A new draft with everything of a rejected letter. Its unit is where it last stood, which may not be for choosing. */
export const correct = async (letter: Submission): Promise<Submission> => {
  const { data } = await load<Page<Organisation>>(ORGANISATIONS);
  const organisation = data.items.find(({ id }) => id === letter.organisation.id);
  const unit = asksUnit(organisation) ? organisation?.units.find(({ id }) => id === letter.unit?.id) : undefined;
  return createDraft({ ...contentOf(letter), unitId: unit?.id });
};

const contentOf = (letter: Submission): Partial<DraftFields> => ({
  organisationId: letter.organisation.id,
  serviceId: letter.service?.id,
  legalPersonId: letter.legalPerson?.id,
  subject: letter.subject,
  body: letter.body,
  correctionOf: letter.id,
});
