const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** «۱٫۲ مگابایت», “1.2 MB”; 1,024 of one unit are one of the next, as in the portal. */
export const fileSize = (bytes: number, locale: string): string => {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  const amount = bytes / 1024 ** step;
  return new Intl.NumberFormat(locale === 'fa' ? 'fa-IR' : 'en', {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: locale === 'fa' ? 'long' : 'short',
    maximumFractionDigits: step > 0 && amount < 10 ? 1 : 0,
  }).format(amount);
};
