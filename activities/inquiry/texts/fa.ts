import type { InquiryTexts } from '../answer-text.ts';

/** Short: a part of a long message costs as much as a message. A line begins with a Persian letter, so that a phone reads it from the right. */
export const fa: InquiryTexts = {
  status: {
    draft: 'پیش‌نویس است',
    submitted: 'دریافت شده است',
    awaitingDecision: 'در دست بررسی است',
    awaitingApplicant: 'منتظر پاسخ فرستنده است',
    registering: 'پذیرفته شده و در حال ثبت است',
    registered: 'ثبت شده و در جریان است',
    replied: 'پاسخ داده شده است',
    closed: 'بسته شده است',
    rejected: 'پذیرفته نشده است',
    withdrawn: 'پس گرفته شده است',
    expired: 'مهلتش گذشته و بسته شده است',
  },
  bare: ({ code, status }) => `نامهٔ ${code} ${status}.`,
  own: ({ code, organisation, subject, status }) => `${code}\n${organisation}: نامهٔ «${subject}» ${status}.`,
  unit: (unit) => `واحد: ${unit}`,
  letterNumber: (number) => `شمارهٔ نامه: ${number}`,
  promisedOn: (date) => `زمان پاسخ: تا ${date}`,
  question: ({ text, dueOn }) => `از شما خواسته شده است: ${text}\nمهلت: تا ${dueOn}`,
  reason: (reason) => `علت: ${reason}`,
  notFound: (code) => `نامه‌ای با کد ${code} نیست.`,
  mistyped: (typed) => `کد ${typed} درست نیست؛ نویسه‌ای از آن اشتباه است. کد پیگیری ۱۲ نویسه دارد، مانند:`,
  help: (portal) => `کد پیگیری نامه را بفرستید تا وضعیت آن پاسخ داده شود. برای نگرفتن پیامک: لغو\n${portal}`,
  stopped: (portal) =>
    `دیگر از وضعیت نامه‌هایتان پیامک نمی‌گیرید. کد ورود فرستاده می‌شود. از سر گرفتن: شروع\n${portal}`,
  started: (portal) => `از این پس وضعیت نامه‌هایتان پیامک می‌شود. پایان دادن: لغو\n${portal}`,
  tooMany: (portal) => `از این شماره پیام‌های زیادی رسیده است. تا یک ساعت دیگر پاسخی فرستاده نمی‌شود.\n${portal}`,
  more: '…',
};
