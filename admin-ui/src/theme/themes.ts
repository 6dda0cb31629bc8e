import type { RaThemeOptions } from 'react-admin';
import type { Locale } from '../texts/provider.ts';
import { components } from './components.ts';
import type { Mode } from './mode.ts';
import { palettes } from './palette.ts';

const FONT = "'Vazirmatn Variable', system-ui, sans-serif";

const heading = (fontSize: string) => ({ fontSize, fontWeight: 700, lineHeight: 1.5, letterSpacing: 0 });

/** One look in two modes and two directions. */
export const themeFor = (mode: Mode, locale: Locale): RaThemeOptions => ({
  palette: palettes[mode],
  direction: locale === 'fa' ? 'rtl' : 'ltr',
  shape: { borderRadius: 10 },
  typography: {
    fontFamily: FONT,
    fontSize: 14.5,
    h1: heading('1.55rem'),
    h2: heading('1.1rem'),
    h3: heading('1rem'),
    body1: { lineHeight: 1.85 },
    body2: { lineHeight: 1.75 },
    button: { fontWeight: 600, textTransform: 'none', letterSpacing: 0 },
    overline: { letterSpacing: 0, textTransform: 'none' },
  },
  components,
});
