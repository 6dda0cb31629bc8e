import { Type, type Static, type TProperties, type TSchema } from '@sinclair/typebox';

type Bounds = { minLength?: number; maxLength: number; description?: string };

/** Words of people in one line, kept as they are written. */
export const Line = (bounds: Bounds) => Type.String({ ...bounds, format: 'line' });
/** The same, of any number of lines. */
export const Text = (bounds: Bounds) => Type.String({ ...bounds, format: 'text' });
/** A number or code that people type, such as a letter number: its digits may be Persian. */
export const Code = (bounds: Bounds) => Type.String(bounds);
/** An address on the web, as a program would write it. */
export const Address = (bounds: Bounds) => Type.String({ ...bounds, format: 'uri' });
/** Taken exactly as it is sent. */
export const Password = (bounds: Bounds) => Type.String({ ...bounds, format: 'password' });

export const Uuid = () => Type.String({ format: 'uuid' });
export const Instant = () => Type.String({ format: 'date-time' });
export const Day = () => Type.String({ format: 'date', pattern: '^[12]' });
/** Digits may be Persian; any usual way of writing it is taken. */
export const MobileNumber = () => Type.String({ format: 'mobile', examples: ['09123456789'] });
export const NationalIdNumber = () => Type.String({ format: 'national-id', examples: ['0084575948'] });
export const LegalIdNumber = () => Type.String({ format: 'legal-id', examples: ['10380284790'] });

export const OneOf = <const Values extends readonly string[]>(values: Values, options: object = {}) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values], ...options });

/** The schema, or null. */
export const Nullable = <S extends TSchema>(schema: S) => {
  if (schema.$id !== undefined || typeof schema.type !== 'string') {
    return Type.Unsafe<Static<S> | null>({ anyOf: [schema, { type: 'null' }] });
  }
  const { type, enum: values } = schema as unknown as { type: string; enum?: unknown[] };
  return Type.Unsafe<Static<S> | null>({ ...schema, ...(values && { enum: [...values, null] }), type: [type, 'null'] });
};

/** An object that takes no other fields than these. */
export const Closed: typeof Type.Object = (properties, options) =>
  Type.Object(properties, { additionalProperties: false, ...options });

/** The query of a list: `?limit=&cursor=`. */
export const PAGE_QUERY = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
};

export const Page = <S extends TSchema, P extends TProperties = Record<never, never>>(item: S, also = {} as P) =>
  Type.Object({ items: Type.Array(item), next: Nullable(Type.String({ description: 'Send as `cursor`' })), ...also });
