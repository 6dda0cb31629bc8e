import type { NoticeTexts } from '../texts.ts';

/** Short: a part of a long message costs as much as a message. Codes and numbers in ASCII digits, to be typed and copied. */
export const fa: NoticeTexts = {
  reminded: ({ draftExpiresOn }) =>
    `پیشخوان: پیش‌نویس نامهٔ شما هنوز فرستاده نشده است. تا ${draftExpiresOn} فرصت فرستادن دارید.`,
  routed: ({ trackingCode, promisedOn }) =>
    `پیشخوان: نامهٔ شما دریافت شد.\nکد پیگیری: ${trackingCode}${promisedOn ? `\nزمان پاسخ: تا ${promisedOn}` : ''}`,
  registered: ({ trackingCode, letterNumber }) =>
    `پیشخوان: نامهٔ شما ثبت شد.\nشمارهٔ نامه: ${letterNumber}\nکد پیگیری: ${trackingCode}`,
  rejected: ({ trackingCode, text }) => `پیشخوان: نامهٔ شما پذیرفته نشد.\nعلت: ${text}\nکد پیگیری: ${trackingCode}`,
  applicantAsked: ({ trackingCode, text }) =>
    `پیشخوان: برای نامهٔ شما پرسشی هست: ${text}\nدر پیشخوان پاسخ دهید.\nکد پیگیری: ${trackingCode}`,
  replied: ({ trackingCode, text }) => `پیشخوان: پاسخ نامهٔ شما: ${text}\nکد پیگیری: ${trackingCode}`,
  expired: ({ trackingCode, wasSent }) =>
    wasSent
      ? `پیشخوان: مهلت نامهٔ شما گذشت و پرونده بسته شد.\nکد پیگیری: ${trackingCode}`
      : 'پیشخوان: پیش‌نویس نامهٔ شما تا پایان مهلت فرستاده نشد و کنار گذاشته شد.',
};
