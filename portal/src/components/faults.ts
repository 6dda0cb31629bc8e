import { ApiError } from '../api/problem.ts';

export interface Fault {
  /** Id of the field that it is about. */
  field?: string;
  message: string;
}

interface Wording {
  messages: { problems: Record<string, string> };
  mainField?: string;
  /** Words of the form itself, which are about its main field; any other refusal is about the whole page. */
  say?: Record<string, string>;
}

/** `/answers/0/text` → `answers-0-text`, the id of the field on screen. */
const fieldOf = (pointer: string): string | undefined => pointer.replace(/^\//, '').replaceAll('/', '-') || undefined;

/** What to tell the person: the form's or our own words where we have any, else the server's, which programs read too. */
export const faultsOf = (error: unknown, { messages, mainField, say }: Wording): Fault[] => {
  if (!(error instanceof ApiError)) return [{ message: messages.problems['internal'] ?? String(error) }];
  const { errors = [], detail, title, code } = error.problem;
  if (errors.length > 0)
    return errors.map(({ pointer, message }) => ({ field: fieldOf(pointer) ?? mainField, message }));
  const said = say?.[code];
  if (said) return [{ field: mainField, message: said }];
  return [{ message: messages.problems[code] ?? (detail || title || messages.problems['internal'] || code) }];
};
