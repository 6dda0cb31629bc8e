import { describe, expect, test } from '@jest/globals';
import { useApi, type TestApi } from '../testing/app.ts';
import { anApplicant } from '../testing/sign-in.ts';

const api: TestApi = useApi();
type Owner = { authorization: string };

const ASKED = { name: 'سامانهٔ مکاتبات', scopes: ['profile:read', 'letters:read'], days: 90 };

const make = async (change: object = {}) => {
  const owner = await anApplicant(api);
  const { body } = await api.request
    .post('/api/v1/me/tokens')
    .set(owner)
    .send({ ...ASKED, ...change })
    .expect(201);
  return { owner, token: body as { id: string; token: string; lastUsedAt: null } };
};

const asProgram = ({ token }: { token: string }) => ({ authorization: `Bearer ${token}` });
const list = async (owner: Owner) => (await api.request.get('/api/v1/me/tokens').set(owner).expect(200)).body.items;

describe('a token for a program', () => {
  test('is shown once, kept as a hash, and shows when it was last used', async () => {
    const { owner, token } = await make();
    expect(token).toMatchObject({ name: ASKED.name, scopes: ASKED.scopes, lastUsedAt: null });
    expect(token.token).toMatch(/^pishkhan_[\w-]{43}$/);
    const [listed] = await list(owner);
    expect(listed).toEqual({ ...token, token: undefined });
    const { rows } = await api.superuser.query<{ row: string }>('select access_tokens::text as row from access_tokens');
    expect(rows.filter(({ row }) => row.includes(token.token))).toEqual([]);
    await api.request.get('/api/v1/me').set(asProgram(token)).expect(200);
    const [used] = await list(owner);
    expect(Date.now() - Date.parse(used.lastUsedAt)).toBeLessThan(60_000);
  });

  test('opens what its scopes name, for its owner alone', async () => {
    const [{ owner, token }, other] = [await make({ scopes: ['profile:read'] }), await make()];
    const { body } = await api.request.get('/api/v1/me').set(asProgram(token)).expect(200);
    expect(body).toEqual((await api.request.get('/api/v1/me').set(owner)).body);
    const refused = await api.request.get('/api/v1/changes').set(asProgram(token)).expect(403);
    expect(refused.body).toMatchObject({
      code: 'token-not-allowed',
      detail: 'دسترسی این کار به این کلید داده نشده است.',
    });
    await api.request.post('/api/v1/me/tokens').set(asProgram(other.token)).send(ASKED).expect(403);
    await api.request.delete(`/api/v1/me/tokens/${token.id}`).set(other.owner).expect(404);
    await api.request.get('/api/v1/me').set(asProgram(token)).expect(200);
  });

  test('is of no use at once when it is revoked, and when it has expired', async () => {
    const [revoked, expired] = [await make(), await make({ days: 1 })];
    await api.request.delete(`/api/v1/me/tokens/${revoked.token.id}`).set(revoked.owner).expect(204);
    await api.superuser.query('update access_tokens set expires_at = now() where id = $1', [expired.token.id]);
    for (const { token } of [revoked, expired]) await api.request.get('/api/v1/me').set(asProgram(token)).expect(401);
    expect(await list(revoked.owner)).toEqual([]);
  });

  test('is no session: neither as a cookie nor as the staff’s', async () => {
    const { token } = await make();
    const { body } = await api.request.get('/api/v1/sessions/current').set(asProgram(token)).expect(200);
    expect(body).toEqual({ me: null });
    await api.request.get('/api/desk/v1/me').set(asProgram(token)).expect(401);
  });

  test.each([
    [{ days: 367 }, '/days too-big'],
    [{ days: 0 }, '/days too-small'],
    [{ scopes: [] }, '/scopes too-few-items'],
    [{ scopes: ['everything'] }, '/scopes/0 not-one-of'],
    [{ name: ' ' }, '/name required'],
  ])('is refused with %j', async (change, fault) => {
    const owner = await anApplicant(api);
    const { body } = await api.request
      .post('/api/v1/me/tokens')
      .set(owner)
      .send({ ...ASKED, ...change })
      .expect(422);
    const faults = (body.errors as { pointer: string; code: string }[]).map(
      ({ pointer, code }) => `${pointer} ${code}`,
    );
    expect(faults).toEqual([fault]);
  });

  test('can be made twenty times, at once too', async () => {
    const owner = await anApplicant(api);
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => api.request.post('/api/v1/me/tokens').set(owner).send(ASKED)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(20).fill(201), ...Array(4).fill(409)]);
  });
});
