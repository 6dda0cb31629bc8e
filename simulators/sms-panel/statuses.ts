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

export interface SmsIrStatus {
  status: number;
  message: string;
}

/** The codes that SMS.ir gives, from its public documentation. */
export const SMSIR = {
  done: { status: 1, message: 'موفق' },
  wrongKey: { status: 10, message: 'کلید وب سرویس نامعتبر است' },
  suspended: { status: 14, message: 'حساب کاربری در حالت تعلیق قرار دارد' },
  wrongLine: { status: 101, message: 'شماره خط نامعتبر است' },
  noCredit: { status: 102, message: 'اعتبار کافی نیست' },
  emptyText: { status: 103, message: 'درخواست شما دارای متن‌های خالی است' },
  wrongMobile: { status: 104, message: 'درخواست شما دارای موبایل‌های نادرست است' },
  tooManyMobiles: { status: 105, message: 'تعداد موبایل‌ها بیشتر از حد مجاز است' },
  noMobiles: { status: 107, message: 'لیست موبایل‌ها خالی است' },
  unknownMessage: { status: 111, message: 'پیامکی با این شناسه یافت نشد' },
  unknownTemplate: { status: 113, message: 'قالب یافت نشد' },
  longParameter: { status: 114, message: 'طول رشتهٔ مقدار پارامتر، بیش از حد مجاز (۲۵ کاراکتر) است' },
  blacklisted: { status: 115, message: 'شمارهٔ موبایل در لیست سیاه سامانه است' },
  unnamedParameter: { status: 116, message: 'نام یک یا چند پارامتر مشخص نشده است' },
  forbiddenText: { status: 117, message: 'متن ارسال شده مورد تأیید نیست' },
} as const satisfies Record<string, SmsIrStatus>;

/** Its numbers for how far a message has come. */
export const SMSIR_DELIVERY: Record<MessageStatus, number> = { sent: 5, delivered: 1, undelivered: 2, blocked: 7 };

export interface MelipayamakStatus {
  status: number;
  text: string;
}

/** The codes that Melipayamak gives, from its public documentation. */
export const MELIPAYAMAK = {
  done: { status: 1, text: 'Ok' },
  wrongKey: { status: 0, text: 'InvalidUser' },
  noCredit: { status: 2, text: 'NoCredit' },
  wrongLine: { status: 5, text: 'InvalidNumber' },
  filtered: { status: 7, text: 'FilteredText' },
  inactive: { status: 10, text: 'InActiveUser' },
  emptyText: { status: 17, text: 'EmptyText' },
  wrongMobile: { status: 18, text: 'InvalidReceiver' },
  blacklisted: { status: 35, text: 'InvalidData' },
  unknownTemplate: { status: -4, text: 'InvalidBodyId' },
} as const satisfies Record<string, MelipayamakStatus>;

/** Its numbers for how far a message has come. */
export const MELIPAYAMAK_DELIVERY: Record<MessageStatus | 'unknown', number> = {
  sent: 200,
  delivered: 1,
  undelivered: 2,
  blocked: 35,
  unknown: 100,
};
