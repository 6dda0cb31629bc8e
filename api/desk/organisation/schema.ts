import { Type } from '@sinclair/typebox';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { CALENDAR_LIMITS } from '../../../domain/calendar/index.ts';
import { Closed, Day, Line, Nullable, OneOf, Uuid } from '../../http/input/schema.ts';

const days = (maximum: number) => Type.Integer({ minimum: 1, maximum });

const fields = {
  name: Line(BOUNDS.organisationName),
  nameEn: Nullable(Line(BOUNDS.nameEn)),
  weekend: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
    maxItems: CALENDAR_LIMITS.weekend,
    uniqueItems: true,
    description: 'ISO weekdays, 1 = Monday',
  }),
  holidays: Type.Array(Day(), {
    maxItems: CALENDAR_LIMITS.holidays,
    uniqueItems: true,
    description: 'Gregorian days in Tehran',
  }),
  promisedWorkingDays: days(365),
  claimMinutes: days(10_080),
  questionDays: days(365),
  circulationShown: OneOf(['steps', 'units', 'fact'], {
    description: 'How much applicants see of what happens to a letter in the correspondence system',
  }),
  repliesAtDesk: Type.Boolean({ description: 'Staff answer letters here: the correspondence system cannot' }),
};

export const OrganisationSettings = Type.Object(
  { id: Uuid(), slug: Type.String(), ...fields },
  { $id: 'OrganisationSettings' },
);

export const OrganisationChange = Closed(
  {
    ...Type.Partial(Type.Object(fields)).properties,
    id: Type.Optional(Type.String()),
    slug: Type.Optional(Type.String()),
  },
  { $id: 'OrganisationChange', minProperties: 1 },
);
