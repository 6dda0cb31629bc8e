import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { apiDocument } from '../../api/testing/document.ts';
import { BOUNDS } from '../../domain/text/bounds.ts';

type Key = keyof typeof BOUNDS;

/** What a field of a form becomes: a property of a request's body, or one of its query. Nothing where it stays in the app. */
type Sent = `${'post' | 'patch' | 'get'} /${string} ${string}`;

const DRAFT = 'patch /api/v1/submissions/{id}';

/** Each file that bounds what people type, with every text that it bounds. */
const FORMS: Record<string, [Key, ...Sent[]][]> = {
  'portal/src/components/legal-persons.tsx': [['legalPersonName', 'post /api/v1/me/legal-persons name']],
  'portal/src/components/person-form.tsx': [
    ['personName', 'patch /api/v1/me firstName'],
    ['personName', 'patch /api/v1/me lastName'],
  ],
  'portal/src/components/answer-form.tsx': [['answer', 'post /api/v1/submissions/{id}/answer text']],
  'portal/src/components/tokens.tsx': [['tokenName', 'post /api/v1/me/tokens name']],
  'portal/src/components/webhooks.tsx': [
    ['webhookUrl', 'post /api/v1/me/webhooks url', 'patch /api/v1/me/webhooks/{id} url'],
  ],
  'portal/src/wizard/organisation-step.tsx': [['search']],
  'portal/src/wizard/sender-step.tsx': [['legalPersonName', 'post /api/v1/me/legal-persons name']],
  'portal/src/wizard/subject-step.tsx': [['subject', 'post /api/v1/submissions subject', `${DRAFT} subject`]],
  'portal/src/wizard/use-writing.ts': [
    ['subject', `${DRAFT} subject`],
    ['body', `${DRAFT} body`],
  ],
  'portal/src/wizard/writing-step.tsx': [['body', 'post /api/v1/submissions body', `${DRAFT} body`]],
  'admin-ui/src/connections/ConnectionFields.tsx': [
    ['connectionName', 'post /api/desk/v1/connections name', 'patch /api/desk/v1/connections/{id} name'],
  ],
  'admin-ui/src/organisation/IdentitySection.tsx': [
    ['organisationName', 'patch /api/desk/v1/organisation name'],
    ['nameEn', 'patch /api/desk/v1/organisation nameEn'],
  ],
  'admin-ui/src/staff/StaffFields.tsx': [
    ['staffName', 'post /api/desk/v1/staff name', 'patch /api/desk/v1/staff/{id} name'],
    ['username', 'post /api/desk/v1/staff username'],
    ['newPassword', 'post /api/desk/v1/staff password', 'patch /api/desk/v1/staff/{id} password'],
  ],
  'admin-ui/src/stuck/CompleteButton.tsx': [['letterNumber', 'post /api/desk/v1/stuck/{id}/complete letterNumber']],
  'admin-ui/src/stuck/GiveUpButton.tsx': [
    ['reason', 'post /api/desk/v1/stuck/{id}/give-up reason', 'post /api/desk/v1/stuck/notices/{id}/give-up reason'],
  ],
  'admin-ui/src/submissions/SearchBox.tsx': [['search', 'get /api/desk/v1/submissions q']],
  'admin-ui/src/submissions/commands/TextCommands.tsx': [
    ['reason', 'post /api/desk/v1/submissions/{id}/reject reason'],
    ['question', 'post /api/desk/v1/submissions/{id}/ask question'],
    ['note', 'post /api/desk/v1/submissions/{id}/note text'],
    ['reply', 'post /api/desk/v1/submissions/{id}/reply text'],
  ],
  'admin-ui/src/units/UnitFields.tsx': [
    ['unitName', 'post /api/desk/v1/units name', 'patch /api/desk/v1/units/{id} name'],
    ['nameEn', 'post /api/desk/v1/units nameEn', 'patch /api/desk/v1/units/{id} nameEn'],
    ['unitCode', 'post /api/desk/v1/units code'],
  ],
};

/** These choose among texts by what is done; which ones, only the table says. */
const CHOOSES = /BOUNDS\[/;

interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  minLength?: number;
  maxLength?: number;
}

interface Operation {
  parameters?: { name: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const { paths, components } = apiDocument as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const resolved = (schema: Schema | undefined): Schema | undefined =>
  schema?.$ref ? components.schemas[schema.$ref.split('/').at(-1)!] : schema;

/** The bounds that the API enforces on what is sent; null beside a text says that there is none. */
function enforced(sent: Sent): Schema | undefined {
  const [method, path, name] = sent.split(' ') as [string, string, string];
  const operation = paths[path]?.[method];
  const body = resolved(operation?.requestBody?.content['application/json']?.schema);
  const found = body?.properties?.[name] ?? operation?.parameters?.find((one) => one.name === name)?.schema;
  return [found, ...(found?.anyOf ?? [])].map(resolved).find((schema) => schema?.maxLength !== undefined);
}

const sources = ['portal/src', 'admin-ui/src']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((file) => /\.tsx?$/.test(file))
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, source: readFileSync(file, 'utf8') }))
  .filter(({ source }) => /\bBOUNDS[.[]/.test(source));

test('every file that bounds a text stands in the table, and no other', () => {
  expect(sources.map(({ file }) => file).sort()).toEqual(Object.keys(FORMS).sort());
});

test.each(sources)('$file bounds what the table says', ({ file, source }) => {
  const keys = FORMS[file]?.map(([key]) => key).sort();
  if (CHOOSES.test(source)) return expect(keys!.length).toBeGreaterThan(1);
  expect(Array.from(source.matchAll(/\bBOUNDS\.(\w+)/g), ([, key]) => key).sort()).toEqual(keys);
});

const texts = Object.entries(FORMS).flatMap(([file, fields]) =>
  fields.flatMap(([key, ...sent]) => sent.map((one) => ({ file, key, sent: one }))),
);

describe('the API takes just what a form does', () => {
  test.each(texts)('$sent by $file', ({ key, sent }) => {
    const { minLength, maxLength } = BOUNDS[key];
    const schema = enforced(sent);
    expect({ minLength: schema?.minLength ?? 0, maxLength: schema?.maxLength }).toEqual({ minLength, maxLength });
  });
});
