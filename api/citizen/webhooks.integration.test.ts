import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { parseNetworks } from '../../adapters/outbound/address-guard.ts';
import { writeReadModel } from '../../db/read-model.ts';
import { aLetter, aWrite, anEntry } from '../../db/testing/letter.ts';
import { useApi, type TestApi } from '../testing/app.ts';
import { faultsOf } from '../testing/answers.ts';
import { anApplicant } from '../testing/sign-in.ts';

const api: TestApi = useApi();
type Owner = { authorization: string };
const URL = 'https://receiver.example.ir/pishkhan';
const BASE = '/api/v1/me/webhooks';

const make = async (owner: Owner, url = URL) =>
  (await api.request.post(BASE).set(owner).send({ url }).expect(201)).body as { id: string; secret: string };

const idOf = async (owner: Owner): Promise<string> => (await api.request.get('/api/v1/me').set(owner)).body.id;

/** A letter of the applicant that lives through these events. */
const aLetterOf = async (owner: Owner, ...types: string[]) => {
  const letter = aLetter({ organisationId: api.tenant.organisationId, applicantId: await idOf(owner) });
  const newTimeline = types.map((type, index) => anEntry(index + 1, type));
  const write = { ...aWrite(letter, { sequence: types.length, clientReference: 'r-1' }), newTimeline, audit: [] };
  await api.database.inTenant(letter.scope, (transaction) => writeReadModel(transaction, write));
  return letter.id;
};

describe('a webhook', () => {
  test('shows its secret once, and is changed and removed by its owner alone', async () => {
    const [owner, stranger] = [await anApplicant(api), await anApplicant(api)];
    const { secret, ...made } = await make(owner);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(made).toMatchObject({ url: URL, active: true, behind: 0, failingSince: null, switchedOffAt: null });
    expect((await api.request.get(BASE).set(owner).expect(200)).body.items).toEqual([made]);
    expect((await api.request.get(BASE).set(stranger).expect(200)).body.items).toEqual([]);
    const { rows } = await api.superuser.query<{ row: string }>('select webhooks::text as row from webhooks');
    expect(rows.filter(({ row }) => row.includes(secret) || row.includes('receiver'))).toEqual([]);
    const one = `${BASE}/${made.id}`;
    await api.request.patch(one).set(stranger).send({ active: false }).expect(404);
    await api.request.delete(one).set(stranger).expect(404);
    await api.request.get(`${one}/deliveries`).set(stranger).expect(404);
    const changed = { url: 'https://other.example.ir/', active: false };
    expect((await api.request.patch(one).set(owner).send(changed).expect(200)).body).toEqual({ ...made, ...changed });
    await api.request.delete(one).set(owner).expect(204);
    expect((await api.request.get(BASE).set(owner)).body.items).toEqual([]);
  });

  test.each([
    ['http://receiver.example.ir/', ['/url address-not-https']],
    ['https://user:secret@receiver.example.ir/', ['/url address-with-password']],
    ['ftp://receiver.example.ir/', ['/url address-not-https']],
    ['receiver.example.ir', ['/url not-uri']],
    ['', ['/url not-uri', '/url too-short']],
    [`https://example.ir/${'a'.repeat(500)}`, ['/url too-long']],
    ['http://localhost/', ['/url address-inside', '/url address-not-https']],
    ...[
      ...['127.0.0.1', '127.1', '2130706433', '0x7f.0.0.1', '0.0.0.0', '10.0.0.7', '172.16.3.4', '192.168.1.1'],
      ...['169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255', 'localhost', 'a.localhost.', 'LOCALHOST'],
      ...['[::1]', '[::]', '[fe80::1]', '[fd00::1]', '[::ffff:10.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]'],
    ].map((host) => [`https://${host}/`, ['/url address-inside']] as const),
  ] as [string, string[]][])('is refused at %s', async (url, faults) => {
    const { body } = await api.request
      .post(BASE)
      .set(await anApplicant(api))
      .send({ url })
      .expect(422);
    expect(faultsOf(body)).toEqual(faults);
  });

  test('may be of one’s own machine where the installation is set up so', async () => {
    const networks = parseNetworks('127.0.0.0/8,::1/128') ?? [];
    const own = api.instance({ webhooks: { networks } });
    const owner = await anApplicant(api);
    await own.post(BASE).set(owner).send({ url: 'http://localhost:8080/' }).expect(201);
    await own.post(BASE).set(owner).send({ url: 'http://10.0.0.1/' }).expect(422);
  });

  test('can be made five times, at once too', async () => {
    const owner = await anApplicant(api);
    const answers = await Promise.all(
      Array.from({ length: 7 }, () => api.request.post(BASE).set(owner).send({ url: URL })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 409, 409]);
  });

  test('shows the calls to it, in pages, and has one made again', async () => {
    const owner = await anApplicant(api);
    const { id } = await make(owner);
    const submissionId = await aLetterOf(owner, 'submitted', 'routed');
    const ids = [randomUUID(), randomUUID()];
    for (const [index, deliveryId] of ids.entries())
      await api.superuser.query(
        `insert into webhook_deliveries (id, webhook_id, applicant_id, position, state, http_status, duration_ms)
         values ($1, $2, $3, $4, 'delivered', 200, 7)`,
        [deliveryId, id, await idOf(owner), index + 1],
      );
    const deliveries = `${BASE}/${id}/deliveries`;
    const { body: newest } = await api.request.get(`${deliveries}?limit=1`).set(owner).expect(200);
    expect(newest.items).toMatchObject([{ id: ids[1], position: 2, type: 'routed', submissionId, httpStatus: 200 }]);
    const { body: older } = await api.request.get(`${deliveries}?limit=1&cursor=${newest.next}`).set(owner).expect(200);
    expect(older).toMatchObject({ items: [{ id: ids[0], position: 1, type: 'submitted' }], next: null });
    await api.request.get(`${deliveries}?cursor=e30`).set(owner).expect(422);
    const again = `${deliveries}/${ids[0]}/replay`;
    const { body: replay } = await api.request.post(again).set(owner).expect(202);
    expect(replay).toMatchObject({ position: 1, state: 'waiting', replayOf: ids[0] });
    await api.request.post(`${deliveries}/${randomUUID()}/replay`).set(owner).expect(404);
    await api.request
      .post(again)
      .set(await anApplicant(api))
      .expect(404);
  });
});

describe('the feed of changes', () => {
  const read = async (owner: Owner, query = '') =>
    (await api.request.get(`/api/v1/changes${query}`).set(owner).expect(200)).body;

  test('goes on from where it was read, and tells nothing of anybody else’s letters', async () => {
    const [owner, stranger] = [await anApplicant(api), await anApplicant(api)];
    expect(await read(owner)).toEqual({ items: [], next: 0 });
    const submissionId = await aLetterOf(owner, 'submitted', 'routed', 'accepted');
    const first = await read(owner, '?limit=2');
    expect(first).toMatchObject({ items: [{ position: 1, submissionId, clientReference: 'r-1' }, {}], next: 2 });
    expect(await read(owner, '?after=2')).toMatchObject({ items: [{ position: 3, type: 'accepted' }], next: 3 });
    expect(await read(owner, '?after=3')).toEqual({ items: [], next: 3 });
    expect(await read(stranger)).toEqual({ items: [], next: 0 });
    for (const query of ['?after=-1', '?after=x', '?limit=0', '?limit=101', '?wait=16', '?page=1'])
      await api.request.get(`/api/v1/changes${query}`).set(owner).expect(422);
  });

  test('waits for what is to come, when it is asked to', async () => {
    const owner = await anApplicant(api);
    const waiting = read(owner, '?wait=10');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await aLetterOf(owner, 'submitted');
    expect(await waiting).toMatchObject({ items: [{ position: 1 }], next: 1 });
    expect(await read(owner, '?after=1&wait=1')).toEqual({ items: [], next: 1 });
  });
});
