import { Type } from '@sinclair/typebox';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { Closed, Instant, Line, Nullable, OneOf, Page, Uuid } from '../../http/input/schema.ts';
import { TOKEN_SCOPES } from '../../http/sessions/access.ts';

/** A token is made again once a year at least. */
const MOST_DAYS = 366;

const scopes = { minItems: 1, maxItems: TOKEN_SCOPES.length, uniqueItems: true };

export const NewToken = Closed(
  {
    name: Line(BOUNDS.tokenName),
    scopes: Type.Array(OneOf(TOKEN_SCOPES), scopes),
    days: Type.Integer({ minimum: 1, maximum: MOST_DAYS, description: 'Until it expires' }),
  },
  { $id: 'NewToken' },
);

const shared = {
  id: Uuid(),
  name: Type.String(),
  scopes: Type.Array(OneOf(TOKEN_SCOPES)),
  createdAt: Instant(),
  expiresAt: Instant(),
  lastUsedAt: Nullable(Instant()),
};

export const Token = Type.Object(shared, { $id: 'Token' });
export const MadeToken = Type.Object(
  { ...shared, token: Type.String({ description: 'Shown this once: only its hash is kept' }) },
  { $id: 'MadeToken' },
);
export const Tokens = Page(Token);
