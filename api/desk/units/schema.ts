import { Type } from '@sinclair/typebox';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { UNIT_KINDS } from '../../../domain/routing/index.ts';
import { Closed, Line, Nullable, OneOf, Page, Uuid } from '../../http/input/schema.ts';

export const Unit = Type.Object(
  {
    id: Uuid(),
    code: Type.String(),
    name: Type.String(),
    nameEn: Nullable(Type.String()),
    kind: OneOf(UNIT_KINDS),
    active: Type.Boolean(),
  },
  { $id: 'Unit' },
);

export const Units = Page(Unit);

const fields = {
  code: Type.String({
    pattern: '^[A-Za-z0-9._-]*$',
    ...BOUNDS.unitCode,
    description: 'The unit’s code in the correspondence system',
  }),
  name: Line(BOUNDS.unitName),
  nameEn: Nullable(Line(BOUNDS.nameEn)),
  kind: OneOf(UNIT_KINDS),
  active: Type.Boolean(),
};

export const NewUnit = Closed(
  { ...fields, nameEn: Type.Optional(fields.nameEn), active: Type.Optional(fields.active) },
  { $id: 'NewUnit' },
);

export const UnitChange = Closed(
  { ...Type.Partial(Type.Object(fields)).properties, id: Type.Optional(Uuid()) },
  { $id: 'UnitChange', minProperties: 1 },
);
