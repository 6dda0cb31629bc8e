/** What the API takes of the notices' form. */
export const toNoticesBody = ({ texts, leftOut, dailyParts }: Record<string, unknown>) => ({
  texts,
  leftOut: leftOut ?? [],
  dailyParts: dailyParts ?? null,
});
