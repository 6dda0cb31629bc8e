interface Fault {
  type: string;
  message: string;
  ref?: unknown;
}

const isFault = (value: object): value is Fault => 'message' in value && typeof value.message === 'string';

/** What the server says of what is no field by itself, such as a whole rule: the form's errors that point to no input. */
export const homelessFaults = (errors: object): string[] =>
  Object.values(errors).flatMap((error: unknown) => {
    if (typeof error !== 'object' || error === null) return [];
    const { ref, ...inner } = error as { ref?: unknown };
    const own = isFault(error) && error.type === 'server' && ref === undefined ? [error.message] : [];
    return [...own, ...homelessFaults(inner)];
  });
