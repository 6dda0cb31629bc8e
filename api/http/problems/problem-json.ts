import { fill, textsIn } from '../texts/index.ts';
import type { Language } from '../texts/language.ts';
import type { Fault, Problem } from './problem.ts';

export interface ProblemJson {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** `urn:uuid:` and the id of the request, by which the log finds it. */
  instance: string;
  code: string;
  errors?: { pointer: string; code: string; message: string }[];
  currentStatus?: string;
}

/** The RFC 9457 form of a problem in the client's language. */
export const toProblemJson = (problem: Problem, about: { language: Language; requestId: string }): ProblemJson => {
  const { language, requestId } = about;
  const { errors, currentStatus, retryAfter } = problem.details;
  const { problems, statuses } = textsIn(language);
  const [title, detail] = problems[problem.code];
  const wait = retryAfter === undefined ? '' : waitIn(retryAfter, language);
  const values = { wait, status: statuses[currentStatus ?? ''] ?? currentStatus ?? '' };
  return {
    type: `/problems/${problem.code}`,
    title,
    status: problem.status,
    detail: fill(detail, { values, language }),
    instance: `urn:uuid:${requestId}`,
    code: problem.code,
    ...(errors && { errors: errors.map((fault) => present(fault, language)) }),
    ...(currentStatus && { currentStatus }),
  };
};

/** «۶۰ دقیقه بعد», "in 60 minutes": in the largest unit in which it is more than one. */
const waitIn = (seconds: number, language: Language): string => {
  const words = new Intl.RelativeTimeFormat(language);
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 2) return words.format(Math.ceil(seconds), 'second');
  return minutes < 120 ? words.format(minutes, 'minute') : words.format(Math.ceil(minutes / 60), 'hour');
};

const present = ({ pointer, code, values = {} }: Fault, language: Language) => {
  const { faults, words } = textsIn(language);
  const spoken = values.type === undefined ? values : { ...values, type: words[values.type] ?? values.type };
  return { pointer, code, message: fill(faults[code], { values: spoken, language }) };
};
