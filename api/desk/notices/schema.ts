import { Type } from '@sinclair/typebox';
import { LONGEST_NOTICE, NOTICE_TEXTS, OPTIONAL_NOTICES } from '../../../domain/notices/index.ts';
import { Closed, MobileNumber, Nullable, OneOf, Text, Uuid } from '../../http/input/schema.ts';

const Words = () => Text({ maxLength: LONGEST_NOTICE });

const perKind = <Schema>(schema: Schema) =>
  Object.fromEntries(NOTICE_TEXTS.map((kind) => [kind, schema])) as Record<(typeof NOTICE_TEXTS)[number], Schema>;

const LeftOut = Type.Array(OneOf(OPTIONAL_NOTICES), { uniqueItems: true, maxItems: OPTIONAL_NOTICES.length });
const DailyParts = Nullable(
  Type.Integer({
    minimum: 0,
    maximum: 1_000_000,
    description: 'Parts of messages that a day may cost; null: any number',
  }),
);

export const NoticeSettings = Type.Object(
  {
    id: Uuid(),
    texts: Type.Object(perKind(Type.Object({ fa: Type.String(), en: Type.String() })), {
      description: 'With fields in braces, such as {letterNumber}; the usual texts where there are no own ones',
    }),
    leftOut: LeftOut,
    dailyParts: DailyParts,
    today: Type.Object({
      parts: Type.Integer({ description: 'Paid for since the day began in Tehran' }),
      held: Type.Integer({ description: 'Messages that wait for the next day' }),
      warning: Type.Boolean({ description: 'Four fifths of what the day may cost are spent' }),
    }),
    organisation: Type.Object({ fa: Type.String(), en: Type.String() }),
    publicUrl: Type.String(),
  },
  { $id: 'NoticeSettings' },
);

const own = Closed({ fa: Type.Optional(Words()), en: Type.Optional(Words()) });

export const NoticeSettingsChange = Closed(
  {
    texts: Type.Optional(Closed(perKind(Type.Optional(own)))),
    leftOut: Type.Optional(LeftOut),
    dailyParts: Type.Optional(DailyParts),
  },
  { $id: 'NoticeSettingsChange', minProperties: 1 },
);

export const NoticeTest = Closed(
  { kind: OneOf(NOTICE_TEXTS), language: OneOf(['fa', 'en'] as const), text: Words(), mobile: MobileNumber() },
  { $id: 'NoticeTest' },
);
