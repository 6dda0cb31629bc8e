/** `+989123456789` as people write it: 0912 345 6789. */
export const localMobile = (mobile: string): string =>
  mobile.replace(/^\+98(\d{3})(\d{3})(\d{4})$/, (_all, operator, middle, last) => `0${operator} ${middle} ${last}`);
