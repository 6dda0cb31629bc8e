import type { NoticeTexts } from '../notice-text.ts';

/** Short: a part of a long message costs as much as a message. The letter number as the organisation writes it, to be copied. */
export const fa: NoticeTexts = {
  reminded: ({ about, draftExpiresOn, link }) =>
    `${about('پیش‌نویس')} فرستاده نشده است. مهلت: تا ${draftExpiresOn}\n${link}`,
  routed: ({ about, promisedOn, link }) =>
    `${about('نامهٔ')} دریافت شد.${promisedOn ? `\nزمان پاسخ: تا ${promisedOn}` : ''}\nپیگیری:\n${link}`,
  registered: ({ about, letterNumber, link }) =>
    `${about('نامهٔ')} ثبت شد.\nشمارهٔ نامه: ${letterNumber}\nپیگیری:\n${link}`,
  rejected: ({ about, text, link }) => `${about('نامهٔ')} پذیرفته نشد.\nعلت: ${text}\n${link}`,
  applicantAsked: ({ about, text, link }) => `${about('پرسشی دربارهٔ نامهٔ')}: ${text}\nپاسخ:\n${link}`,
  replied: ({ about, text, link }) => `${about('پاسخ نامهٔ')}: ${text}\n${link}`,
  expired: ({ about, wasSent, link }) =>
    wasSent
      ? `${about('مهلت نامهٔ')} گذشت و پرونده بسته شد.\n${link}`
      : `${about('پیش‌نویس')} تا پایان مهلت فرستاده نشد و کنار گذاشته شد.`,
};
