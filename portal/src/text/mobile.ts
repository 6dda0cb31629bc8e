import { parseMobile } from '../../../domain/identity/mobile.ts';

/** As people in Iran write it: 0912 345 6789. What is no mobile stays as it is. */
export const formatMobile = (text: string): string =>
  parseMobile(text)?.replace(/^\+98(\d{3})(\d{3})(\d{4})$/, '0$1 $2 $3') ?? text;
