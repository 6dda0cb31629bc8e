import { Type } from '@sinclair/typebox';
import { ROUTING_MODES } from '../../../domain/routing/index.ts';
import { OneOf, Page, Uuid } from '../../http/input/schema.ts';

const Named = Type.Object({ id: Uuid(), name: Type.String() }, { $id: 'Named' });

export const Organisation = Type.Object(
  {
    id: Uuid(),
    slug: Type.String(),
    name: Type.String(),
    routingMode: OneOf(ROUTING_MODES),
    unitRequired: Type.Boolean({ description: 'A letter has to name one of the units' }),
    units: Type.Array(Named),
    services: Type.Array(Named),
  },
  { $id: 'Organisation' },
);

export const Organisations = Page(Organisation);
