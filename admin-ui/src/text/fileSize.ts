const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** «۱٫۲ مگابایت», “1.2 MB”. */
export const fileSize = (bytes: number, locale: string): string => {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1);
  return new Intl.NumberFormat(locale === 'fa' ? 'fa-IR' : 'en', {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: locale === 'fa' ? 'long' : 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(bytes / 1000 ** step);
};
