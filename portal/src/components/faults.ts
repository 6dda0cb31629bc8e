import { isProblem, type ProblemCode } from '../../../client/problem.ts';

export interface Fault {
  /** Id of the field that it is about. */
  field?: string;
  message: string;
}

interface Wording {
  texts: { problems: Partial<Record<ProblemCode, string>> };
  mainField?: string;
  /** Words of the form itself, which are about its main field; any other refusal is about the whole page. */
  say?: Partial<Record<ProblemCode, string>>;
}

/** `/answers/0/text` → `answers-0-text`, the id of the field on screen. */
const fieldOf = (pointer: string): string | undefined => pointer.replace(/^\//, '').replaceAll('/', '-') || undefined;

/** What to tell the person: the form's or our own words where we have any, else the server's, which programs read too. */
export const faultsOf = (error: unknown, { texts, mainField, say }: Wording): Fault[] => {
  if (!isProblem(error)) return [{ message: texts.problems.internal ?? String(error) }];
  const { faults, told, code } = error;
  if (faults.length > 0)
    return faults.map(({ pointer, message }) => ({ field: fieldOf(pointer) ?? mainField, message }));
  const said = say?.[code];
  if (said) return [{ field: mainField, message: said }];
  return [{ message: texts.problems[code] ?? told ?? texts.problems.internal ?? code }];
};
