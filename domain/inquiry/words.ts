import { searchKey } from '../text/normalise.ts';

/** What ends notices by SMS: «لغو ۱۱» is the sign that Iranian lines have taught people. */
const STOP = ['لغو', '۱۱', 'انصراف', 'توقف', 'قطع', 'stop', 'unsubscribe', 'cancel'];
/** What begins them again. */
const START = ['شروع', 'وصل', 'فعال', 'ادامه', 'start', 'resume', 'subscribe', 'unstop'];
/** What people say beside it. */
const BESIDE = [
  ...[
    'لطفا',
    'اشتراک',
    'پیامک',
    'پیامک‌ها',
    'پیام',
    'پیام‌ها',
    'اس ام اس',
    'اطلاع‌رسانی',
    'را',
    'رو',
    'کن',
    'کنید',
    'شود',
    'شه',
    'سلام',
  ],
  ...['please', 'sms', 'all', 'messages', 'notices', 'the', 'notifications'],
];

const keys = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((word) => searchKey(word).split(' ')));
const [STOPS, STARTS, BESIDES] = [STOP, START, BESIDE].map(keys) as [
  ReadonlySet<string>,
  ReadonlySet<string>,
  ReadonlySet<string>,
];

const WORD = /[\p{L}\p{M}]+|\p{N}+/gu;

export type Wish = 'stop' | 'start';

/**
 * Whether a text says nothing else than that notices shall stop, or begin again. A word of it within a longer text is no order: «چرا نامه‌ام
 * لغو شد؟» is a question.
 */
export function wishOf(text: string): Wish | undefined {
  const words = (searchKey(text).match(WORD) ?? []).filter((word) => !BESIDES.has(word));
  if (words.length === 0) return undefined;
  if (words.every((word) => STOPS.has(word))) return 'stop';
  return words.every((word) => STARTS.has(word)) ? 'start' : undefined;
}
