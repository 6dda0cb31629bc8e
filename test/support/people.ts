import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { nationalIdCheckDigit } from '../../domain/identity/national-id.ts';
import type { Stack } from '../setup/stack.ts';
import { ApiClient, eventually, type Answer } from './http.ts';

export interface SmsEntry {
  id: string;
  to: string;
  text: string;
  at: string;
  status: string;
}

export interface DidgahEntry {
  letterNumber: string;
  marker: string;
  organisation: string;
  unit: string;
  subject: string;
  sender: { name: string };
  attachments: { name: string; sha256: string; bytes: number }[];
}

const ledger = async <Entry>(url: string): Promise<Entry[]> => (await (await fetch(`${url}/ledger`)).json()) as Entry[];

/** The outside world of a stack, by its own ledgers. */
export const witnesses = ({ urls }: Stack) => ({
  sms: async (to: string): Promise<SmsEntry[]> => {
    const both = await Promise.all([ledger<SmsEntry>(urls['panel-a']), ledger<SmsEntry>(urls['panel-b'])]);
    return both.flat().filter((entry) => entry.to === to);
  },
  letters: async (marker: string): Promise<DidgahEntry[]> =>
    (await ledger<DidgahEntry>(urls.didgah)).filter((entry) => entry.marker === marker),
  fault: async (name: 'didgah' | 'panel-a' | 'panel-b', fault: object): Promise<void> => {
    const response = await fetch(`${urls[name]}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    if (!response.ok) throw new Error(`the fault was not taken: ${response.status}`);
  },
});

let people = 0;

export interface Person {
  mobile: string;
  nationalId: string;
}

/** Somebody whom the product does not know yet. */
export function freshPerson(): Person {
  people += 1;
  const nine = String(100_000_000 + Math.floor(Math.random() * 800_000_000));
  const mobile = `+98912${String(process.pid % 1_000).padStart(3, '0')}${String(people).padStart(4, '0')}`;
  return { mobile, nationalId: `${nine}${nationalIdCheckDigit(nine)}` };
}

export interface Applicant extends ApiClient {
  mobile: string;
}

/** Asks for a sign-in code and reads it on the phone. */
export async function aSignInCode(stack: Stack, mobile: string): Promise<{ challengeId: string; code: string }> {
  const { body } = await new ApiClient(stack.urls.api).post('/api/v1/sign-in-codes', { body: { mobile } });
  const { sms } = witnesses(stack);
  const [message] = await eventually(() => sms(mobile), { is: (messages) => messages.length > 0 });
  return { challengeId: body.challengeId, code: /\d{6}/.exec(message!.text)![0] };
}

/** Somebody signed in who has told nothing yet. */
export async function aNewcomer(stack: Stack, { mobile } = freshPerson()): Promise<Applicant> {
  const client = Object.assign(new ApiClient(stack.urls.api), { mobile });
  const { body } = await client.post('/api/v1/sessions', { body: await aSignInCode(stack, mobile) });
  client.token = body.token;
  return client;
}

/** Somebody new signs in with the code from the phone and fills in the profile. */
export async function anApplicant(stack: Stack): Promise<Applicant> {
  const person = freshPerson();
  const client = await aNewcomer(stack, person);
  const { nationalId } = person;
  await client.patch('/api/v1/me', { body: { firstName: 'زهرا', lastName: 'احمدی', nationalId } });
  return client;
}

/** A member of the demo's staff. */
export async function staff(stack: Stack, username: string): Promise<ApiClient> {
  const client = new ApiClient(stack.urls.api);
  const { body } = await client.post('/api/desk/v1/sessions', { body: { username, password: 'pishkhan-demo' } });
  client.token = body.token;
  return client;
}

export async function organisation(applicant: ApiClient, slug: string) {
  const { body } = await applicant.get('/api/v1/organisations');
  return body.items.find((item: { slug: string }) => item.slug === slug);
}

export async function aDraft(applicant: ApiClient, slug: string, change: object = {}): Promise<Answer['body']> {
  const { id: organisationId, units } = await organisation(applicant, slug);
  const { body } = await applicant.post('/api/v1/submissions', {
    body: { organisationId, unitId: units[0].id, subject: 'درخواست گواهی اشتغال', body: 'با سلام و احترام', ...change },
  });
  return body;
}

export async function attach(applicant: ApiClient, id: string, file: string, key?: string): Promise<Answer> {
  const form = new FormData();
  form.append('file', new Blob([await readFile(file)]), basename(file));
  return applicant.post(`/api/v1/submissions/${id}/documents`, { form, key });
}

export async function submit(applicant: ApiClient, id: string, key?: string): Promise<Answer> {
  return applicant.post(`/api/v1/submissions/${id}/submit`, { key });
}

export async function aSubmittedLetter(applicant: ApiClient, slug: string, change: object = {}) {
  const { id } = await aDraft(applicant, slug, change);
  return (await submit(applicant, id)).body;
}

export const decide = (client: ApiClient, id: string, verb: string, body: object = {}, key?: string): Promise<Answer> =>
  client.post(`/api/desk/v1/submissions/${id}/${verb}`, { body, key });

/** Waits until the letter has come to a status. */
export async function reaches(applicant: ApiClient, id: string, status: string, within?: number) {
  return eventually(async () => (await applicant.get(`/api/v1/submissions/${id}`)).body, {
    is: (letter) => letter.status === status,
    within,
  });
}
