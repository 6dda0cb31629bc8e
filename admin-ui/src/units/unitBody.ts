/** What the API takes of a unit's form. */
export const toUnitBody = ({ name, nameEn, code, kind, active }: Record<string, unknown>) => ({
  name,
  ...(typeof nameEn === 'string' && nameEn.trim() !== '' ? { nameEn } : {}),
  code,
  kind,
  active,
});
