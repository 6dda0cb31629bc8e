import { type Address, at, type QueryOf } from '../../../client/address.ts';
import type { Answer } from '../../../client/client.ts';
import { isProblem } from '../../../client/problem.ts';
import { api } from '../api/client.ts';
import type { DraftChange, DraftFields, Submission } from '../api/types.ts';
import { asksUnit } from '../wizard/steps.ts';
import { load, peek, put, useResource, type Resource } from './resource.ts';

const CHANGED_MEANWHILE = [409, 412];

export type LetterQuery = QueryOf<'/api/v1/submissions'>;

export const lettersAt = (query: LetterQuery) => at('/api/v1/submissions', { query });

export const letterAt = (id: string) => at('/api/v1/submissions/{id}', { id });

/** The letter as it was last seen. */
export const peekLetter = (id: string): Submission | undefined => peek(letterAt(id))?.data;

export const useLetter = (id: string): Resource<Submission> => useResource(letterAt(id));

/** Every command answers with the whole letter, which is then what all pages show. */
const remember = (answer: Answer<Submission>): Submission => {
  put(letterAt(answer.data.id), answer);
  return answer.data;
};

export const createDraft = async (fields: DraftFields): Promise<Submission> =>
  remember(await api.send(at('/api/v1/submissions'), { method: 'POST', body: fields }));

/** When the letter has changed meanwhile (in another tab), what is there now is what the pages show. */
const orReload =
  (letter: Address<'/api/v1/submissions/{id}'>) =>
  async (error: unknown): Promise<never> => {
    if (isProblem(error) && CHANGED_MEANWHILE.includes(error.status)) await load(letter);
    throw error;
  };

const turns = new Map<string, Promise<unknown>>();

/** When the changes that are under way have ended. */
export const settled = (id: string) => (turns.get(id) ?? Promise.resolve()).catch(() => undefined);

/**
 * Changes the draft as it was last seen, one change after the other; the next try after a conflict is based on what is there now.
 */
export const editDraft = (id: string, fields: DraftChange): Promise<Submission> => {
  const change = async () => {
    const letter = letterAt(id);
    const { etag } = peek(letter) ?? (await load(letter));
    const sending = api.send(letter, { method: 'PATCH', body: fields, ifMatch: etag ?? '*' });
    return remember(await sending.catch(orReload(letter)));
  };
  const outcome = settled(id).then(change);
  turns.set(id, outcome);
  return outcome;
};

const commanded = async (id: string, sending: Promise<Answer<Submission>>): Promise<Submission> =>
  remember(await sending.catch(orReload(letterAt(id))));

const POST = { method: 'POST', body: {} } as const;

export const submit = (id: string): Promise<Submission> =>
  commanded(id, api.send(at('/api/v1/submissions/{id}/submit', { id }), POST));

export const withdraw = (id: string): Promise<Submission> =>
  commanded(id, api.send(at('/api/v1/submissions/{id}/withdraw', { id }), POST));

export const answer = (id: string, text: string): Promise<Submission> =>
  commanded(id, api.send(at('/api/v1/submissions/{id}/answer', { id }), { method: 'POST', body: { text } }));

/** Another tab may have sent it meanwhile; then it stays. */
export const discardDraft = async (id: string): Promise<void> => {
  const { data } = await load(letterAt(id));
  if (data.status === 'draft') await withdraw(id);
};

export const removeDocument = async (id: string, documentId: string): Promise<void> => {
  await api.send(at('/api/v1/submissions/{id}/documents/{documentId}', { id, documentId }), { method: 'DELETE' });
  await load(letterAt(id));
};

/** A new draft with everything of a rejected letter. Its unit is where it last stood, which may not be for choosing. */
export const correct = async (letter: Submission): Promise<Submission> => {
  const { data: organisation } = await load(at('/api/v1/organisations/{id}', { id: letter.organisation.id }));
  const unit = asksUnit(organisation) ? organisation.units.find(({ id }) => id === letter.unit?.id) : undefined;
  return createDraft({ ...contentOf(letter), unitId: unit?.id });
};

const contentOf = (letter: Submission): DraftFields => ({
  organisationId: letter.organisation.id,
  serviceId: letter.service?.id,
  legalPersonId: letter.legalPerson?.id,
  subject: letter.subject,
  body: letter.body,
  correctionOf: letter.id,
});
