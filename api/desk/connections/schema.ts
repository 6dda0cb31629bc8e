import { Type } from '@sinclair/typebox';
import { OUTSIDE_FAULTS } from '../../../activities/outside.ts';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { Closed, Instant, Line, Nullable, OneOf, Page, Uuid } from '../../http/input/schema.ts';

const KINDS = ['correspondence', 'sms'] as const;

const Adapter = () => Type.String({ maxLength: 40, pattern: '^[a-z0-9-]+$', examples: ['didgah-http', 'kavenegar'] });
const Position = () => Type.Integer({ minimum: 1, maximum: 100, description: 'The first one is preferred' });

export const ConnectionAdapters = Page(
  Type.Object(
    {
      id: Type.String(),
      kind: OneOf(KINDS),
      fields: Type.Array(
        Type.Object({
          name: Type.String(),
          type: OneOf(['text', 'number', 'switch']),
          required: Type.Boolean(),
          secret: Type.Boolean({ description: 'Taken and never given back' }),
          address: Type.Boolean({ description: 'With another value it is another system' }),
          choices: Nullable(Type.Array(Type.String())),
          minLength: Type.Integer({ description: 'Of a text' }),
          maxLength: Type.Integer(),
        }),
      ),
    },
    { $id: 'ConnectionAdapter' },
  ),
);

/** Exactly as they are sent, until their adapter is known. */
const Settings = (values: readonly string[], description: string) =>
  Type.Unsafe<Record<string, string | number | boolean | null>>({
    ...{ type: 'object', maxProperties: 30, description },
    additionalProperties: { type: [...values], maxLength: 2_000, format: 'password' },
  });

const VALUES = ['string', 'number', 'boolean'];

export const Connection = Type.Object(
  {
    id: Uuid(),
    kind: OneOf(KINDS),
    adapter: Type.String(),
    name: Type.String(),
    settings: Settings(VALUES, 'Without secrets'),
    secrets: Type.Array(Type.String(), { description: 'Names of the secrets that are set' }),
    position: Position(),
    active: Type.Boolean(),
    version: Type.Integer(),
    changedAt: Instant(),
  },
  { $id: 'Connection' },
);

export const Connections = Page(Connection);

export const NewConnection = Closed(
  {
    kind: OneOf(KINDS),
    adapter: Adapter(),
    name: Line(BOUNDS.connectionName),
    settings: Settings(VALUES, 'What the adapter asks for: see `/connection-adapters`'),
    position: Type.Optional(Position()),
    active: Type.Optional(Type.Boolean()),
  },
  { $id: 'NewConnection' },
);

export const ConnectionChange = Closed(
  {
    name: Type.Optional(Line(BOUNDS.connectionName)),
    settings: Type.Optional(
      Settings([...VALUES, 'null'], 'Those that change; null takes one away. A secret that is not sent stays as it is'),
    ),
    position: Type.Optional(Position()),
    active: Type.Optional(Type.Boolean()),
  },
  { $id: 'ConnectionChange', minProperties: 1 },
);

export const ConnectionTest = Type.Object(
  {
    works: Type.Boolean(),
    tookMs: Type.Integer(),
    fault: Nullable(OneOf(OUTSIDE_FAULTS)),
    detail: Nullable(Type.String({ description: 'A code for whoever looks after the other side' })),
    message: Type.String({ description: 'What came of it, in words' }),
  },
  { $id: 'ConnectionTest' },
);
