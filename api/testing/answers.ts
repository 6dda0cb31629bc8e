type Fields = Record<string, unknown>;

/** `pointer code` of each fault of a problem, sorted. */
export const faultsOf = (problem: unknown): string[] =>
  (problem as { errors: { pointer: string; code: string }[] }).errors
    .map(({ pointer, code }) => `${pointer} ${code}`)
    .sort();

/** One field of each record in a list. */
export const each = (list: unknown, field: string): string[] =>
  (list as Fields[]).map((record) => record[field] as string);

/** What a problem says, without what is this request's own. */
export const saying = (problem: unknown): string => {
  const { instance: _own, ...rest } = problem as Fields;
  return JSON.stringify(rest);
};
