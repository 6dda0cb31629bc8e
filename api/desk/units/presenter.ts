import type { UnitRow } from '../../../db/repositories/units.ts';

/** Both names: an admin edits them. */
export const presentUnit = ({ id, code, name, nameEn, kind, active }: UnitRow) => ({
  id,
  code,
  name,
  nameEn: nameEn || null,
  kind,
  active,
});
