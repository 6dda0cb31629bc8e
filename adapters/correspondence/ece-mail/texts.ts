/** What a letter's first page says beside the applicant's own words. */
export const fa = {
  applicant: 'فرستنده',
  onBehalfOf: 'از طرف',
  nationalId: 'کد ملی',
  legalId: 'شناسهٔ ملی',
  mobile: 'تلفن همراه',
  trackingCode: 'کد پیگیری',
  unit: 'واحد',
};
