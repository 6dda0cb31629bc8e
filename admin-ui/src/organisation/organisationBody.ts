/** What the API takes of the settings' form. */
export const toOrganisationBody = (form: Record<string, unknown>) => ({
  name: form.name,
  nameEn: form.nameEn,
  weekend: form.weekend ?? [],
  holidays: form.holidays ?? [],
  promisedWorkingDays: form.promisedWorkingDays,
  claimMinutes: form.claimMinutes,
  questionDays: form.questionDays,
  circulationShown: form.circulationShown,
  repliesAtDesk: form.repliesAtDesk,
});
