import { Type } from '@sinclair/typebox';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { Closed, Instant, Nullable, Password } from '../../http/input/schema.ts';
import { DeskMe } from '../me/index.ts';
import { Staff } from '../staff/schema.ts';

export const DeskSessionRequest = Closed(
  {
    username: Type.String({ minLength: 1, maxLength: BOUNDS.username.maxLength }),
    password: Password(BOUNDS.password),
    totp: Type.Optional(Type.String({ format: 'totp', description: 'The code of the authenticator' })),
  },
  { $id: 'DeskSessionRequest' },
);

export const DeskSession = Type.Object(
  {
    token: Type.Optional(Type.String({ description: 'For programs; a browser gets a cookie instead' })),
    expiresAt: Instant(),
    staff: Staff,
  },
  { $id: 'DeskSession' },
);

export const CurrentDeskSession = Type.Object({ me: Nullable(DeskMe) }, { $id: 'CurrentDeskSession' });
