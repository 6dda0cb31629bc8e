import { randomUUID } from 'node:crypto';
import { violatesUnique } from '../../../db/repositories/errors.ts';
import { lockOrganisation } from '../../../db/repositories/organisations.ts';
import { latestRoutingPolicy } from '../../../db/repositories/routing-policies.ts';
import { getUnit, insertUnit, listUnits, updateUnit, type UnitRow } from '../../../db/repositories/units.ts';
import type { Configuration } from '../../../db/tenancy.ts';
import { validatePolicy } from '../../../domain/routing/index.ts';
import { createOnce } from '../../create-once.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import { invalid, notFound } from '../../http/problems/problem.ts';
import type { Services } from '../../services.ts';
import { audited } from '../audited.ts';
import { scopeOf } from '../scope.ts';

export interface UnitFields {
  code: string;
  name: string;
  nameEn?: string | null;
  kind: UnitRow['kind'];
  active?: boolean;
}

interface Creation {
  principal: StaffPrincipal;
  fields: UnitFields;
  idempotencyKey: string;
}

export const createUnit = (services: Services, { principal, fields, idempotencyKey }: Creation): Promise<UnitRow> => {
  const { organisationId } = principal;
  return createOnce<UnitRow, Configuration>(services, {
    kind: 'unit',
    begin: (work) => services.database.configure(scopeOf(principal), work),
    callerId: principal.staffId,
    idempotencyKey,
    body: fields,
    create: async (transaction) => {
      const id = randomUUID();
      const row = { active: true, ...fields, nameEn: fields.nameEn ?? '', id, organisationId };
      const unit = await insertUnit(transaction, row);
      const subject = { action: 'unit.created', subjectType: 'unit', subjectId: id } as const;
      await audited(transaction, { principal, clock: services.clock, ...subject });
      return unit;
    },
    idOf: ({ id }) => id,
    read: async (transaction, id) => present(await getUnit(transaction, { id, organisationId })),
  }).catch(codeTaken);
};

interface Change {
  principal: StaffPrincipal;
  id: string;
  changes: Partial<UnitFields>;
}

export const changeUnit = (services: Services, { principal, id, changes }: Change): Promise<UnitRow> => {
  const { organisationId } = principal;
  const { nameEn, ...rest } = changes;
  const columns = { ...rest, ...(nameEn !== undefined && { nameEn: nameEn ?? '' }) };
  return services.database
    .configure(scopeOf(principal), async (transaction) => {
      await lockOrganisation(transaction, { id: organisationId });
      const before = present(await getUnit(transaction, { id, organisationId }));
      const unit = present(await updateUnit(transaction, { id, organisationId, changes: columns }));
      if (before.active !== unit.active || before.kind !== unit.kind) await keepRouting(transaction, { before, unit });
      const subject = { action: 'unit.changed', subjectType: 'unit', subjectId: id } as const;
      await audited(transaction, { principal, clock: services.clock, ...subject, data: changes });
      return unit;
    })
    .catch(codeTaken);
};

/** A change that would leave the routing policy in force without a unit it needs is refused. */
const keepRouting = async (transaction: Configuration, { before, unit }: { before: UnitRow; unit: UnitRow }) => {
  const { organisationId } = unit;
  const version = await latestRoutingPolicy(transaction, { organisationId });
  if (!version) return;
  const units = await listUnits(transaction, { organisationId });
  if (validatePolicy(version.policy, units).length === 0) return;
  throw invalid([{ pointer: before.active === unit.active ? '/kind' : '/active', code: 'in-use' }]);
};

const present = (unit: UnitRow | undefined): UnitRow => {
  if (!unit) throw notFound();
  return unit;
};

const codeTaken = (error: unknown): never => {
  if (violatesUnique(error, 'units_organisation_id_code_key')) throw invalid([{ pointer: '/code', code: 'taken' }]);
  throw error;
};
