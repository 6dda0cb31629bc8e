import { Type } from '@sinclair/typebox';
import { EVENT_TYPES, STATUSES } from '../../../domain/submission/index.ts';
import { Closed, Instant, Nullable, OneOf, Uuid } from '../../http/input/schema.ts';

/** Shorter than any proxy's patience, and the API's own. */
export const LONGEST_WAIT_S = 15;

export const ChangesQuery = Closed({
  after: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      default: 0,
      description: '`next` of the page before',
    }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  wait: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: LONGEST_WAIT_S,
      default: 0,
      description: 'Where there is nothing: wait so many seconds for it',
    }),
  ),
});

export const Change = Type.Object(
  {
    position: Type.Integer({ description: 'From 1, without gaps' }),
    submissionId: Uuid(),
    organisationId: Uuid(),
    trackingCode: Nullable(Type.String()),
    clientReference: Nullable(Type.String()),
    letterNumber: Nullable(Type.String({ description: 'As soon as the letter has one, with older changes too' })),
    sequence: Type.Integer({ description: 'The place in the life of the letter' }),
    type: OneOf(EVENT_TYPES),
    status: OneOf(STATUSES, { description: 'Of the letter after it' }),
    at: Instant(),
    corrects: Type.Boolean({
      description: 'What was told of this letter before, from this `sequence` on, did not happen after all; very rare',
    }),
  },
  { $id: 'Change' },
);

export const Changes = Type.Object({
  items: Type.Array(Change),
  next: Type.Integer({ description: 'Send as `after`' }),
});
