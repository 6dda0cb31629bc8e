import type { NoticeTextKind } from '../fields.ts';

/** Short: a part of a long message costs as much as a message. */
export const fa: Record<NoticeTextKind, string> = {
  reminded: '{organisation}: پیش‌نویس «{subject}» فرستاده نشده است. مهلت: تا {draftExpiresOn}\n{link}',
  routed: '{organisation}: نامهٔ «{subject}» دریافت شد.\nزمان پاسخ: تا {promisedOn}\nپیگیری:\n{link}',
  registered: '{organisation}: نامهٔ «{subject}» ثبت شد.\nشمارهٔ نامه: {letterNumber}\nپیگیری:\n{link}',
  rejected: '{organisation}: نامهٔ «{subject}» پذیرفته نشد.\nعلت: {reason}\n{link}',
  applicantAsked: '{organisation}: پرسشی دربارهٔ نامهٔ «{subject}»: {question}\nپاسخ:\n{link}',
  replied: '{organisation}: پاسخ نامهٔ «{subject}»: {reply}\n{link}',
  expired: '{organisation}: مهلت نامهٔ «{subject}» گذشت و پرونده بسته شد.\n{link}',
  draftExpired: '{organisation}: پیش‌نویس «{subject}» تا پایان مهلت فرستاده نشد و کنار گذاشته شد.',
};
