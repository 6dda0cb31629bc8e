import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Instant = Type.String({ format: 'date-time' });

export const AttachmentSchema = Type.Object({
  name: Text(255),
  sha256: Sha256,
  bytes: Type.Integer({ minimum: 0 }),
  mediaType: Text(200),
});

export const SenderSchema = Type.Object({
  kind: Type.Union([Type.Literal('natural'), Type.Literal('legal')]),
  name: Text(200),
  nationalId: Type.String({ pattern: '^\\d{10}$' }),
  mobile: Type.String({ pattern: '^\\+989\\d{9}$' }),
  legalName: Type.Optional(Text(200)),
  legalId: Type.Optional(Type.String({ pattern: '^\\d{11}$' })),
});

/** What the `letter` part of the multipart body holds. */
export const LetterSchema = Type.Object({
  marker: Text(200),
  organisation: Text(100),
  unit: Text(100),
  subject: Text(200),
  body: Type.Union([Type.String({ maxLength: 10_000 }), Type.Null()]),
  sender: SenderSchema,
  trackingCode: Text(50),
  submittedAt: Instant,
  notAfter: Instant,
  attachments: Type.Array(AttachmentSchema, { maxItems: 50 }),
});

export const RegistrationSchema = Type.Object({ letterNumber: Text(100), registeredAt: Instant });

export type Letter = Static<typeof LetterSchema>;
export type Registration = Static<typeof RegistrationSchema>;

/** One line of the ledger file. */
export interface RegisteredLetter extends Registration, Omit<Letter, 'notAfter'> {
  /** Tells whether a repeated marker comes with the same letter. */
  fingerprint: string;
}
