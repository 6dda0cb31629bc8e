import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ministry } from '../../db/demo/ministry.ts';
import { getNoticeSettings } from '../../db/repositories/notice-settings.ts';
import { getSmsMessage, insertSmsMessage } from '../../db/repositories/sms.ts';
import { testVault } from '../../db/testing/vault.ts';
import { beginOfDay } from '../../domain/calendar/index.ts';
import { DEFAULT_TEXTS } from '../../domain/notices/index.ts';
import type { Services } from '../services.ts';
import { useApi } from '../testing/app.ts';
import { faultsOf } from '../testing/answers.ts';
import { aStaffMember } from '../testing/sign-in.ts';

const api = useApi();
const PATH = '/api/desk/v1/notices';
type Authorization = { authorization: string };
let admin: Authorization;
let controller: Authorization;
const organisationId = ministry.organisation.id;
const scope = { kind: 'organisation', organisationId } as const;
const dayBegan = beginOfDay(new Date());

beforeAll(async () => {
  admin = await aStaffMember(api, 'admin');
  controller = await aStaffMember(api, 'controller');
});

const get = () => api.request.get(PATH).set(admin);
const patch = (body: object) => api.request.patch(PATH).set(admin).send(body);
const stored = () => api.database.inTenant(scope, (trip) => getNoticeSettings(trip, { organisationId, dayBegan }));

describe('what an organisation tells', () => {
  test('is the admin’s to see and to change', async () => {
    await api.request.get(PATH).set(controller).expect(403);
    await api.request.patch(PATH).set(controller).send({ dailyParts: 1 }).expect(403);
    await api.request.post(`${PATH}/tests`).set(controller).send({}).expect(403);
  });

  test('is the usual until it is changed, text by text', async () => {
    expect((await get().expect(200)).body).toMatchObject({
      texts: { routed: { fa: DEFAULT_TEXTS.fa.routed } },
      leftOut: [],
      dailyParts: null,
    });
    const { body } = await patch({ texts: { routed: { fa: 'رسید: {trackingCode}' } } }).expect(200);
    expect(body.texts.routed).toEqual({ fa: 'رسید: {trackingCode}', en: DEFAULT_TEXTS.en.routed });
    await patch({ leftOut: ['replied'] }).expect(200);
    expect(await stored()).toMatchObject({ texts: { routed: { fa: 'رسید: {trackingCode}' } }, leftOut: ['replied'] });
    await patch({ texts: { routed: { fa: DEFAULT_TEXTS.fa.routed } }, leftOut: [] }).expect(200);
    expect(await stored()).toMatchObject({ texts: {}, leftOut: [] });
  });

  test('is refused without what it needs, with every fault at its text', async () => {
    const texts = { registered: { fa: 'ثبت شد.', en: 'Registered {link} {nonsense}' }, routed: { en: ' ' } };
    const { body } = await patch({ texts }).expect(422);
    expect(faultsOf(body)).toEqual(
      expect.arrayContaining([
        '/texts/registered/fa notice-field-missing',
        '/texts/registered/en notice-field-missing',
        '/texts/registered/en notice-field-unknown',
        '/texts/routed/en required',
      ]),
    );
    await patch({ leftOut: ['registered'] }).expect(422);
    await patch({ dailyParts: -1 }).expect(422);
    expect(await stored()).toMatchObject({ texts: {}, leftOut: [], dailyParts: null });
  });

  test('is audited without its words', async () => {
    await patch({ texts: { routed: { fa: 'خیلی محرمانه {link}' } }, dailyParts: 500 }).expect(200);
    const { rows } = await api.superuser.query(`select data from audit_log where action = 'notices.changed'`);
    expect(rows.at(-1)).toEqual({ data: { texts: ['routed'], dailyParts: 500 } });
  });
});

describe('what a day may cost', () => {
  test('is warned of from four fifths on', async () => {
    await patch({ dailyParts: 10 }).expect(200);
    expect((await get()).body.today).toEqual({ parts: 0, held: 0, warning: false });
    const message = {
      ...{ id: randomUUID(), organisationId, submissionId: null, kind: 'test' },
      ...{ recipient: { mobile: '+989120000000' }, text: 'ا'.repeat(67 * 8) },
    };
    await api.database.inTenant(scope, (trip) => insertSmsMessage(trip, { sealer: testVault, message }));
    expect((await get()).body.today).toEqual({ parts: 8, held: 0, warning: true });
  });
});

describe('a test', () => {
  const startSms = async () => undefined;
  const test1 = { kind: 'registered', language: 'fa', text: 'شماره: {letterNumber} {link}', mobile: '۰۹۱۲۷۷۷۷۷۷۷' };

  test('sends the text with the facts of a sample letter', async () => {
    const withEngine = api.instance({}, { engine: { startSms } as unknown as Services['engine'] });
    const { body } = await withEngine.post(`${PATH}/tests`).set(admin).send(test1).expect(202);
    const sent = await api.database.inTenant({ kind: 'system', name: 'worker' }, (trip) =>
      getSmsMessage(trip, { sealer: testVault, id: body.id }),
    );
    expect(sent).toMatchObject({ mobile: '+989127777777', kind: 'test', organisationId });
    expect(sent?.text).toMatch(/^شماره: .*1405\/2-716 http.+\/t#/);
  });

  test('is refused like a text that is saved', async () => {
    const { body } = await api.request
      .post(`${PATH}/tests`)
      .set(admin)
      .send({ ...test1, text: 'x' })
      .expect(422);
    expect(faultsOf(body)).toContain('/text notice-field-missing');
  });
});
