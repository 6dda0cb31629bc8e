import { Type } from '@sinclair/typebox';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { Closed, Line, OneOf, Page, Password, Uuid } from '../../http/input/schema.ts';

export const ROLES = ['secretary', 'controller', 'admin', 'operator'] as const;

export const Staff = Type.Object(
  {
    id: Uuid(),
    username: Type.String(),
    name: Type.String(),
    roles: Type.Array(OneOf(ROLES)),
    stationIds: Type.Array(Uuid(), { description: 'The units whose cartables this person works on' }),
    active: Type.Boolean(),
  },
  { $id: 'Staff' },
);

export const StaffPage = Page(Staff);

/** Given once, when the second factor is set. */
export const StaffWithSecret = Type.Composite(
  [
    Staff,
    Type.Object({ totpUri: Type.Optional(Type.String({ description: 'For the authenticator; shown only now' })) }),
  ],
  { $id: 'StaffWithSecret' },
);

const fields = {
  username: Type.String({ format: 'username', ...BOUNDS.username, examples: ['m.karimi'] }),
  name: Line(BOUNDS.staffName),
  roles: Type.Array(OneOf(ROLES), { minItems: 1, uniqueItems: true }),
  stationIds: Type.Array(Uuid(), { uniqueItems: true, maxItems: 500 }),
  active: Type.Boolean(),
  password: Password(BOUNDS.newPassword),
};

export const NewStaff = Closed(
  { ...fields, stationIds: Type.Optional(fields.stationIds), active: Type.Optional(fields.active) },
  { $id: 'NewStaff' },
);

export const StaffChange = Closed(
  {
    ...Type.Partial(Type.Object(fields)).properties,
    id: Type.Optional(Uuid()),
    newTotp: Type.Optional(Type.Boolean({ description: 'Sets a new second factor' })),
  },
  { $id: 'StaffChange', minProperties: 1 },
);
