import { Type } from '@sinclair/typebox';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { Closed, LegalIdNumber, Line, NationalIdNumber, Nullable, OneOf, Page, Uuid } from '../../http/input/schema.ts';

export const Me = Type.Object(
  {
    id: Uuid(),
    mobile: Type.String({ description: 'E.164' }),
    firstName: Nullable(Type.String()),
    lastName: Nullable(Type.String()),
    nationalId: Nullable(Type.String()),
    language: OneOf(['fa', 'en'] as const, { description: 'In which messages come' }),
    complete: Type.Boolean({ description: 'A letter can be written' }),
  },
  { $id: 'Me' },
);

const Name = () => Line(BOUNDS.personName);

export const MeChange = Closed(
  {
    firstName: Type.Optional(Name()),
    lastName: Type.Optional(Name()),
    nationalId: Type.Optional(NationalIdNumber()),
    language: Type.Optional(OneOf(['fa', 'en'] as const)),
  },
  { $id: 'MeChange', minProperties: 1 },
);

export const LegalPerson = Type.Object(
  { id: Uuid(), name: Type.String(), legalId: Type.String() },
  { $id: 'LegalPerson' },
);

export const NewLegalPerson = Closed(
  { name: Line(BOUNDS.legalPersonName), legalId: LegalIdNumber() },
  { $id: 'NewLegalPerson' },
);

export const LegalPersons = Page(LegalPerson);
