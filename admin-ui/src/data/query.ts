type Value = string | number | boolean | null | undefined;

const isSet = (value: unknown): value is NonNullable<Value> =>
  value !== undefined && value !== null && value !== '' && value !== false;

/** `?a=1&b=2` of what is set; nothing for undefined, null, '' and false. */
export const queryString = (values: Record<string, unknown>): string => {
  const set = Object.entries(values).flatMap(([name, value]) => (isSet(value) ? [[name, String(value)]] : []));
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
};
