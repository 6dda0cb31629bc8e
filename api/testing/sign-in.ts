import { DEMO_PASSWORD } from '../../db/demo/organisation.ts';
import type { TestApi } from './app.ts';

let last = Math.floor(Math.random() * 8_000_000);

/** A number that no other test has used, as people write it. */
export const aMobile = (): string => `0912${String((last += 1)).padStart(7, '0')}`;

/** Asks for a code and gives the challenge with the code that was sent. */
export const askForCode = async (api: TestApi, mobile = aMobile()): Promise<{ challengeId: string; code: string }> => {
  const { body } = await api.request.post('/api/v1/sign-in-codes').send({ mobile }).expect(202);
  const sent = api.codes.find(({ challengeId }) => challengeId === body.challengeId);
  return { challengeId: body.challengeId, code: sent?.code ?? '' };
};

/** Another six digits. */
export const otherCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** `Authorization` of a new applicant. */
export const anApplicant = async (api: TestApi, mobile = aMobile()): Promise<{ authorization: string }> => {
  const { body } = await api.request
    .post('/api/v1/sessions')
    .send(await askForCode(api, mobile))
    .expect(201);
  return { authorization: `Bearer ${body.token}` };
};

/** `Authorization` of one of the demo's staff. */
export const aStaffMember = async (api: TestApi, username: string): Promise<{ authorization: string }> => {
  const { body } = await api.request
    .post('/api/desk/v1/sessions')
    .send({ username, password: DEMO_PASSWORD })
    .expect(201);
  return { authorization: `Bearer ${body.token}` };
};
