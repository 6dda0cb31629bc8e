import { Type } from '@sinclair/typebox';
import { Closed, Instant, Nullable, Uuid } from '../../http/input/schema.ts';
import { Me } from '../me/schema.ts';

export const SessionRequest = Closed(
  {
    challengeId: Uuid(),
    code: Type.String({
      format: 'one-time-code',
      maxLength: 400,
      description:
        'Six digits, or the whole message in which they came. An earlier code that is still good is taken too.',
      examples: ['042017'],
    }),
  },
  { $id: 'SessionRequest' },
);

export const Session = Type.Object(
  {
    token: Type.Optional(Type.String({ description: 'For programs; a browser gets a cookie instead' })),
    expiresAt: Instant(),
  },
  { $id: 'Session' },
);

export const CurrentSession = Type.Object({ me: Nullable(Me) }, { $id: 'CurrentSession' });
