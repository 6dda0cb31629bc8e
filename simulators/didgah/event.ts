import { Type, type Static } from '@sinclair/typebox';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

export const DocumentSchema = Type.Object({
  id: text(200),
  name: text(255),
  bytes: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});

const STEPS = {
  referred: { unit: text(200), person: Type.Optional(text(200)), note: Type.Optional(text(2_000)) },
  returned: { reason: text(2_000) },
  replied: { text: text(10_000), documents: Type.Array(DocumentSchema, { maxItems: 20 }) },
  filed: {},
};

const told = {
  id: Type.String({ pattern: '^[!-~]{1,200}$', description: 'The same whenever the event is told' }),
  organisation: text(100),
  letterNumber: text(100),
  marker: text(200),
  at: Type.String({ format: 'date-time' }),
};

/** What happened to a registered letter, as hooks and feed tell it. */
export const EventSchema = Type.Union([
  Type.Object({ ...told, type: Type.Literal('referred'), ...STEPS.referred }),
  Type.Object({ ...told, type: Type.Literal('returned'), ...STEPS.returned }),
  Type.Object({ ...told, type: Type.Literal('replied'), ...STEPS.replied }),
  Type.Object({ ...told, type: Type.Literal('filed'), ...STEPS.filed }),
]);

export type CirculationEvent = Static<typeof EventSchema>;

/** What is asked for by page and by HTTP; the rest of an event follows from its letter. */
export const STEP_SCHEMAS = {
  referred: Type.Object(STEPS.referred),
  returned: Type.Object(STEPS.returned),
  replied: Type.Object(STEPS.replied),
  filed: Type.Object(STEPS.filed),
};
