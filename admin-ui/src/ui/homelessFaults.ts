interface Fault {
  type: string;
  message: string;
  ref?: unknown;
}

interface Options {
  /** The paths of what is no field, but tells its fault itself. */
  told?: RegExp;
  path?: string;
}

const isFault = (value: object): value is Fault => 'message' in value && typeof value.message === 'string';

/** What the server says of what is no field by itself and tells nothing: the form's errors that point to no input. */
export const homelessFaults = (errors: object, { told, path = '' }: Options = {}): string[] =>
  Object.entries(errors).flatMap(([name, error]: [string, unknown]) => {
    if (typeof error !== 'object' || error === null) return [];
    const { ref, ...inner } = error as { ref?: unknown };
    const homeless = isFault(error) && error.type === 'server' && ref === undefined && !told?.test(path + name);
    return [...(homeless ? [error.message] : []), ...homelessFaults(inner, { told, path: `${path}${name}.` })];
  });
