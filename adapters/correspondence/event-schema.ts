import { Type, type Static } from '@sinclair/typebox';

const line = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const PRINTABLE_ID = '^[!-~]{1,200}$';

const Document = Type.Object({
  id: Type.String({ pattern: '^[\\w.-]{1,200}$', description: 'Its bytes: `GET /documents/{id}` of the bridge' }),
  name: line(255),
  bytes: Type.Integer({ minimum: 0, maximum: 2 ** 40 }),
  sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
});

const told = {
  id: Type.String({ pattern: PRINTABLE_ID, description: 'The system’s own; told again, it is the same event' }),
  letterNumber: line(100),
  marker: Type.Optional(Type.String({ pattern: PRINTABLE_ID, description: 'Under which the letter was registered' })),
  organisation: Type.Optional(line(100)),
  at: Type.String({
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d',
    maxLength: 40,
    description: 'ISO 8601 with an offset',
  }),
};

/** What a bridge tells of a letter, in a hook's body and in its feed. Further fields are passed over. */
export const CirculationEventSchema = Type.Union(
  [
    Type.Object({
      ...told,
      type: Type.Literal('referred'),
      unit: line(200),
      person: Type.Optional(line(200)),
      note: Type.Optional(line(2_000)),
    }),
    Type.Object({ ...told, type: Type.Literal('returned'), reason: line(2_000) }),
    Type.Object({ ...told, type: Type.Literal('filed') }),
    Type.Object({
      ...told,
      type: Type.Literal('replied'),
      text: line(10_000),
      documents: Type.Optional(Type.Array(Document, { maxItems: 20 })),
    }),
  ],
  { $id: 'CirculationEvent' },
);

export type CirculationEventWire = Static<typeof CirculationEventSchema>;
