/**
 * Official holidays of 1405 that can be set in advance, as gregorian days in Asia/Tehran. The lunar ones after Dey
 * are as the calendar expects them and may be announced a day earlier or later; an administrator changes the list.
 */
export const HOLIDAYS_1405 = [
  ...['2026-03-21', '2026-03-22', '2026-03-23', '2026-03-24', '2026-04-01', '2026-04-02'],
  ...['2026-05-27', '2026-06-04', '2026-06-05', '2026-06-24', '2026-06-25'],
  ...['2026-08-04', '2026-08-12', '2026-08-13', '2026-08-21', '2026-08-30'],
  ...['2026-11-13', '2026-12-23', '2027-01-06', '2027-01-24', '2027-02-11'],
  ...['2027-03-01', '2027-03-10', '2027-03-11', '2027-03-20'],
];
