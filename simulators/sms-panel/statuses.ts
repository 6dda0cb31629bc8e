/** How far a message has come, as the ledger says it. */
export type MessageStatus = 'sent' | 'delivered' | 'undelivered' | 'blocked';

/** Kavenegar's numbers for it, from its public documentation. */
export const DELIVERY = {
  sent: { status: 5, statustext: 'ارسال به مخابرات' },
  delivered: { status: 10, statustext: 'رسیده به گیرنده' },
  undelivered: { status: 11, statustext: 'نرسیده به گیرنده' },
  blocked: { status: 14, statustext: 'بلاک شده است' },
  unknown: { status: 100, statustext: 'شناسه پیامک نامعتبر است' },
} as const;

/** The codes of `return.status` that this panel gives. */
export const RETURN = {
  ok: { status: 200, message: 'تایید شد' },
  incomplete: { status: 400, message: 'پارامترها ناقص هستند' },
  failed: { status: 402, message: 'عملیات ناموفق بود' },
  wrongKey: { status: 403, message: 'کد شناسائی API-Key معتبر نمی‌باشد' },
  unknownMethod: { status: 404, message: 'متد نامشخص است' },
  invalidReceptor: { status: 411, message: 'دریافت کننده نامعتبر است' },
  invalidSender: { status: 412, message: 'ارسال کننده نامعتبر است' },
  invalidText: { status: 413, message: 'پیام خالی است و یا طول پیام بیش از حد مجاز می‌باشد' },
  tooMany: { status: 414, message: 'حجم درخواست بیشتر از حد مجاز است' },
  noCredit: { status: 418, message: 'اعتبار شما کافی نمی‌باشد' },
  noService: { status: 426, message: 'استفاده از این متد نیازمند سرویس پیشرفته می‌باشد' },
  unknownTemplate: { status: 424, message: 'الگوی مورد نظر پیدا نشد' },
  invalidToken: { status: 431, message: 'ساختار کد صحیح نمی‌باشد' },
} as const;
