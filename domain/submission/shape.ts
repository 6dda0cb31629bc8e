/** What a value from a store has to look like. */
export interface Shape<T> {
  /** Where the value is not as it should be; undefined when it is. Nothing of the value itself is told. */
  faultOf(value: unknown, at: string): string | undefined;
  /** Never there: it lets the compiler compare a shape with the type that it stands for. */
  readonly of?: T;
}

const shape = <T>(is: (value: unknown) => boolean): Shape<T> => ({
  faultOf: (value, at) => (is(value) ? undefined : at),
});

export const text = shape<string>((value) => typeof value === 'string');
export const count = shape<number>((value) => Number.isSafeInteger(value));
export const flag = shape<boolean>((value) => typeof value === 'boolean');

export const oneOf = <const T>(values: readonly T[]): Shape<T> => shape((value) => values.includes(value as T));

export const nullable = <T>(inner: Shape<T>): Shape<T | null> => ({
  faultOf: (value, at) => (value === null ? undefined : inner.faultOf(value, at)),
});

export const optional = <T>(inner: Shape<T>): Shape<T | undefined> => ({
  faultOf: (value, at) => (value === undefined ? undefined : inner.faultOf(value, at)),
});

export const listOf = <T>(inner: Shape<T>): Shape<readonly T[]> => ({
  faultOf: (value, at) =>
    Array.isArray(value) ? first(value.map((item, index) => inner.faultOf(item, `${at}/${index}`))) : at,
});

type Shapes<T> = { readonly [Key in keyof T]-?: Shape<T[Key]> };

/** Fields that the type does not name are left alone. */
export const object = <T extends object>(fields: Shapes<T>): Shape<T> => ({
  faultOf: (value, at) =>
    isObject(value)
      ? first(
          Object.entries<Shape<unknown>>(fields).map(([name, inner]) => inner.faultOf(value[name], `${at}/${name}`)),
        )
      : at,
});

export const either = <A, B>(one: Shape<A>, other: Shape<B>): Shape<A | B> => ({
  faultOf: (value, at) => one.faultOf(value, at) && other.faultOf(value, at),
});

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const first = (faults: readonly (string | undefined)[]): string | undefined =>
  faults.find((fault) => fault !== undefined);
