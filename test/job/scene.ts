import { afterAll, beforeAll, jest } from '@jest/globals';
import { startStack, type Stack } from '../setup/stack.ts';
import { eventually, type ApiClient } from '../support/http.ts';
import { anApplicant, reaches, staff, witnesses, type Applicant, type DidgahEntry } from '../support/people.ts';

/** Longer than the far side may take to show a letter whose outcome is unknown, on a busy machine. */
export const UNTIL_SETTLED_MS = 150_000;

/** A whole product with the people of the demo signed in; `stack` may be killed and restarted under them. */
export interface Scene {
  stack: Stack;
  applicant: Applicant;
  secretary: ApiClient;
  unitController: ApiClient;
  admin: ApiClient;
}

/** Starts one before the tests of a file and ends it after them. */
export function useScene({ env }: { env?: Record<string, string> } = {}): Scene {
  jest.setTimeout(UNTIL_SETTLED_MS);
  const scene = {} as Scene;
  beforeAll(async () => {
    scene.stack = await startStack({ env });
    scene.applicant = await anApplicant(scene.stack);
    scene.secretary = await staff(scene.stack, 'secretary');
    scene.unitController = await staff(scene.stack, 'unit-controller');
    scene.admin = await staff(scene.stack, 'admin');
  });
  afterAll(() => scene.stack?.stop());
  return scene;
}

/** The letter once it is registered, and what Didgah has of it. */
export async function registeredLetter({ applicant, stack }: Scene, id: string) {
  const letter = await reaches(applicant, id, 'registered', UNTIL_SETTLED_MS);
  return { letter, entries: await witnesses(stack).letters(id) };
}

/** Waits until the fault has been met by as many calls as it was made for. */
export async function untilMet(url: string): Promise<void> {
  const mode = async () => ((await (await fetch(`${url}/faults`)).json()) as { mode: string }).mode;
  await eventually(mode, { is: (now) => now === 'none', within: UNTIL_SETTLED_MS });
}

/** Waits until Didgah has written the letter down, whatever it has answered. */
export const untilCommitted = ({ stack }: Scene, id: string): Promise<DidgahEntry[]> =>
  eventually(() => witnesses(stack).letters(id), { is: (entries) => entries.length > 0 });

/** What an answer comes down to in a comparison. */
export const outcomeOf = ({ status, body }: { status: number; body: { code?: string; currentStatus?: string } }) => ({
  status,
  code: body.code,
  currentStatus: body.currentStatus,
});

export const timelineTypes = async (client: ApiClient, id: string): Promise<string[]> =>
  (await client.get(`/api/v1/submissions/${id}/timeline`)).body.items.map(({ type }: { type: string }) => type);

/** An upload that stops half way until it is told to go on. */
export function haltingUpload(client: ApiClient, id: string, file: { name: string; content: Buffer; key: string }) {
  const { name, content, key } = file;
  let goOn = (): void => undefined;
  const halted = new Promise<void>((resolve) => (goOn = resolve));
  const half = content.length >> 1;
  async function* form(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`--half\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`);
    yield content.subarray(0, half);
    await halted;
    yield content.subarray(half);
    yield Buffer.from('\r\n--half--\r\n');
  }
  const answer = fetch(`${client.base}/api/v1/submissions/${id}/documents`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${client.token}`,
      'idempotency-key': key,
      'content-type': 'multipart/form-data; boundary=half',
    },
    body: form(),
    duplex: 'half',
  }).then(
    ({ status }) => status,
    () => 'cut off' as const,
  );
  return { answer, goOn };
}
