const COMMON =
  `درخواست صدور گواهی نامه برای جناب آقای سرکار خانم با سلام و احترام خواهشمند است دستور فرمایید در مورد پروانه ساخت
شکایت رسیدگی اداره کل شهرستان تهران مدارک پیوست تاریخ شماره پرونده اینجانب ساکن خیابان کوچه پلاک کارت‌ها حقوق بازنشستگی بیمه مالیات
زمین ملک سند مجوز فعالیت شرکت مدیر عامل قرارداد پرداخت هزینه سال ماه روز اعتراض تمدید انتقال دانشجویی پژوهش همکاری بازدید کارشناس`.split(
    /\s+/,
  );
const SYLLABLES =
  'با دا را سا شا کا ما نا بو دو رو سو شو مو نو بی دی ری سی شی می نی بر در سر کر مر نر فت رد ست شد کن گر لم پی چه خا غم هن'.split(
    ' ',
  );
const FIRST = 'زهرا علی محمد فاطمه رضا مریم حسین سارا امیر نرگس علی‌رضا محمدرضا'.split(' ');
const LAST = 'احمدی کریمی محمدی رضایی حسینی نیک‌پور موسوی رستمی صادقی جعفری عباسی کاظمی'.split(' ');
const RARE_WORDS = 20_000;
const WORDS_OF_SUBJECT = 6;
const WORDS_OF_BODY = 45;

/** Numbers that look like chance and are the same in each run (mulberry32). */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Letters in Persian words of skewed frequency: a word's chance falls with its rank, as in any language (Zipf). */
export function* letterTexts(count) {
  const next = chance(1405);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const made = Array.from({ length: RARE_WORDS }, () =>
    Array.from({ length: 2 + Math.floor(next() * 3) }, () => pick(SYLLABLES)).join(''),
  );
  const vocabulary = [...COMMON, ...made];
  const word = () => vocabulary[Math.floor(vocabulary.length ** next()) - 1];
  const words = (length) => Array.from({ length }, word).join(' ');
  for (let n = 0; n < count; n++)
    yield { subject: words(WORDS_OF_SUBJECT), body: words(WORDS_OF_BODY), names: [`${pick(FIRST)} ${pick(LAST)}`] };
}
