import { toJalali } from '../../domain/calendar/index.ts';
import type { Inquiry } from '../../domain/inquiry/index.ts';
import { isEnd, openQuestion, type SubmissionState, type SubmissionStatus } from '../../domain/submission/index.ts';
import { placedIn } from '../../domain/text/direction.ts';
import { shorten } from '../sms/shorten.ts';
import { trackingLink, type SmsLanguage } from '../sms/notice-text.ts';
import { en } from './texts/en.ts';
import { fa } from './texts/fa.ts';

export interface InquiryTexts {
  status: Record<SubmissionStatus, string>;
  /** Of a letter that was asked for from another mobile than its own. */
  bare: (letter: { code: string; status: string }) => string;
  own: (letter: { code: string; organisation: string; subject: string; status: string }) => string;
  unit: (unit: string) => string;
  letterNumber: (number: string) => string;
  promisedOn: (date: string) => string;
  question: (question: { text: string; dueOn: string }) => string;
  reason: (reason: string) => string;
  notFound: (code: string) => string;
  /** An example of a code follows. */
  mistyped: (typed: string) => string;
  help: (portal: string) => string;
  stopped: (portal: string) => string;
  started: (portal: string) => string;
  tooMany: (portal: string) => string;
  more: string;
}

const TEXTS: Record<SmsLanguage, InquiryTexts> = { fa, en };

/** A letter as it is told to its own mobile. */
export interface OwnLetter {
  readonly state: SubmissionState;
  /** In the language of the answer. */
  readonly organisation: string;
  readonly unit: string | null;
}

/** What was found under a code. */
export type Found = { readonly code: string } & (
  | { readonly kind: 'own'; readonly letter: OwnLetter }
  | { readonly kind: 'others'; readonly status: SubmissionStatus }
  | { readonly kind: 'none' }
);

/** The most that a panel takes in one message, less what may be added to it. */
const LONGEST = 800;
/** The form of a code; its check character makes it nobody's. */
const EXAMPLE = 'XXXX-XXXX-XXXX';
const MOST = { organisation: 40, subject: 40, unit: 40, text: 140 };

interface Facts {
  language: SmsLanguage;
  publicUrl: string;
}

/** What is said to an order, to a text without a code, and to a flood. */
export const plainAnswer = (kind: 'help' | 'stopped' | 'started' | 'tooMany', { language, publicUrl }: Facts): string =>
  TEXTS[language][kind](publicUrl);

/** One answer for each code, all in one message; as much of each as fits. */
export function answerText(
  { found, mistyped }: { found: readonly Found[]; mistyped: Inquiry['mistyped'] },
  facts: Facts,
): string {
  const texts = TEXTS[facts.language];
  const slips = mistyped.map((typed) => `${texts.mistyped(placed(typed, facts))}\n${EXAMPLE}`);
  const inFull = [...found.map((one) => answerTo(one, facts)), ...slips].join('\n\n');
  if (inFull.length <= LONGEST) return inFull;
  return [...found.map((one) => bareAnswer(one, facts)), ...slips.slice(0, 1)].join('\n');
}

const placed = (code: string, { language }: Facts): string => placedIn(language === 'fa' ? 'rtl' : 'ltr', code);

function bareAnswer(found: Found, facts: Facts): string {
  const texts = TEXTS[facts.language];
  const code = placed(found.code, facts);
  if (found.kind === 'none') return texts.notFound(code);
  const status = found.kind === 'own' ? found.letter.state.status : found.status;
  return texts.bare({ code, status: texts.status[status] });
}

function answerTo(found: Found, facts: Facts): string {
  if (found.kind !== 'own') return bareAnswer(found, facts);
  const { state, organisation, unit } = found.letter;
  const texts = TEXTS[facts.language];
  const short = (text: string, most: number) => shorten(text, { most, more: texts.more });
  const dateOf = (instant: string) => toJalali(new Date(instant), facts.language);
  const question = openQuestion(state);
  const promised = isEnd(state.status) || state.status === 'replied' ? undefined : state.routing?.promisedAt;
  return [
    texts.own({
      code: placed(found.code, facts),
      organisation: short(organisation, MOST.organisation),
      subject: short(state.content.subject, MOST.subject),
      status: texts.status[state.status],
    }),
    question && texts.question({ text: short(question.text, MOST.text), dueOn: dateOf(question.dueAt) }),
    state.rejection && texts.reason(short(state.rejection.reason, MOST.text)),
    state.registration && texts.letterNumber(placed(state.registration.letterNumber, facts)),
    unit && !isEnd(state.status) && texts.unit(short(unit, MOST.unit)),
    promised && texts.promisedOn(dateOf(promised)),
    trackingLink(facts.publicUrl, found.code),
  ]
    .filter(Boolean)
    .join('\n');
}
