import { describe, expect, test } from '@jest/globals';
import { ApiProblem } from '../../../client/problem.ts';
import { aClient } from '../../../client/testing/a-client.ts';
import { createAuthProvider, ENDED } from './authProvider.ts';

/** A provider whose server names the organisation in the language that it is asked in. */
const aProvider = () => {
  const screen = { locale: 'fa', asked: 0, nobody: false };
  const locale = () => screen.locale;
  const fetch = async () => {
    screen.asked += 1;
    const me = { id: 'a', name: 'مریم کریمی', organisation: { name: `ministry in ${screen.locale}` } };
    return Response.json({ me: screen.nobody ? null : me });
  };
  const provider = createAuthProvider({ client: aClient({ fetch, language: locale }).client, locale });
  return { provider, screen };
};

describe('who is signed in', () => {
  test('is asked once, and again when the language has changed', async () => {
    const { provider, screen } = aProvider();
    await provider.getIdentity?.();
    await provider.getIdentity?.();
    expect(screen.asked).toBe(1);
    screen.locale = 'en';
    expect(await provider.getIdentity?.()).toMatchObject({ me: { organisation: { name: 'ministry in en' } } });
  });

  test('is nobody, as the server says without an error', async () => {
    const { provider, screen } = aProvider();
    screen.nobody = true;
    await expect(provider.checkAuth({})).rejects.toMatchObject({ status: 401 });
    screen.nobody = false;
    await expect(provider.checkAuth({})).resolves.toBeUndefined();
  });

  test('is sent to sign in, with the reason, once the session has ended and for nothing else', async () => {
    const { provider } = aProvider();
    const ended = new ApiProblem({ status: 401, code: 'unauthenticated' });
    await expect(provider.checkError(ended)).rejects.toMatchObject({ redirectTo: `/login${ENDED}` });
    await expect(provider.checkError(new ApiProblem({ status: 403, code: 'forbidden' }))).resolves.toBeUndefined();
  });
});
