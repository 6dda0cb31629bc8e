import { Type } from '@sinclair/typebox';
import { Closed, Instant, MobileNumber, Uuid } from '../../http/input/schema.ts';

export const CodeRequest = Closed({ mobile: MobileNumber() }, { $id: 'SignInCodeRequest' });

export const Challenge = Type.Object(
  {
    challengeId: Uuid(),
    expiresAt: Instant(),
    resendAt: Type.String({
      format: 'date-time',
      description: 'Before this, another code is refused with 429; past already when no SMS panel takes the message',
    }),
  },
  { $id: 'SignInChallenge' },
);
