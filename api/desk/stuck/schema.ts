import { Type } from '@sinclair/typebox';
import { GROUP_KINDS, GROUP_STATES } from '../../../db/repositories/resume-groups.ts';
import { STUCK_KINDS } from '../../../db/repositories/stuck.ts';
import { GROUP_ORDERS } from '../../../workflows/updates.ts';
import { Closed, Instant, Nullable, OneOf, Page, PAGE_QUERY, Uuid } from '../../http/input/schema.ts';
import { DeskSubmissionSummary } from '../../submissions/schema.ts';

const failing = {
  since: Instant(),
  tries: Type.Integer(),
  reason: Nullable(Type.String({ description: 'What is known, in the words of the other side, or a code of ours' })),
  goesOn: Type.Boolean({ description: 'It is tried again by itself; else it waits for a person' }),
  nextTryAt: Nullable(Type.String({ format: 'date-time', description: 'Null: as soon as the other side answers' })),
};

const StuckLetter = Type.Composite([Type.Object({ kind: OneOf(['letter']), ...failing }), DeskSubmissionSummary], {
  $id: 'StuckLetter',
});

const StuckNotice = Type.Object(
  {
    kind: OneOf(['notice']),
    id: Uuid(),
    notice: Type.String({ description: 'What it tells of, such as `registered`' }),
    letter: DeskSubmissionSummary,
    ...failing,
  },
  { $id: 'StuckNotice' },
);

const StuckEvent = Type.Object(
  {
    kind: OneOf(['event']),
    id: Uuid(),
    event: Type.String({ description: 'What the correspondence system told, such as `referred`' }),
    letterNumber: Nullable(Type.String({ description: 'Of the letter that it is about' })),
    letter: Nullable(DeskSubmissionSummary),
    ...failing,
  },
  { $id: 'StuckEvent' },
);

export const Stuck = Page(Type.Union([StuckLetter, StuckNotice, StuckEvent]));
export const StuckQuery = Closed({ ...PAGE_QUERY, kind: Type.Optional(OneOf(STUCK_KINDS)) });

export const NewGroup = Closed({
  kind: OneOf(GROUP_KINDS),
  perMinute: Type.Optional(Type.Integer({ minimum: 1, maximum: 6000, default: 120 })),
});
export const GroupOrderBody = Closed({ order: OneOf(GROUP_ORDERS) });

export const Group = Type.Object(
  {
    id: Uuid(),
    kind: OneOf(GROUP_KINDS),
    perMinute: Type.Integer(),
    state: OneOf(GROUP_STATES),
    total: Type.Integer(),
    resumed: Type.Integer(),
    over: Type.Integer({ description: 'That were settled otherwise meanwhile' }),
    failed: Type.Integer(),
    createdAt: Instant(),
    endedAt: Nullable(Instant()),
  },
  { $id: 'ResumeGroup' },
);
export const Groups = Page(Group);
