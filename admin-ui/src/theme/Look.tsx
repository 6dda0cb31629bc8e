import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import rtlPlugin from '@mui/stylis-plugin-rtl';
import { useEffect, useMemo, type ReactNode } from 'react';
import { ThemeProvider, ThemesContext, useLocale, useTheme } from 'react-admin';
import { prefixer } from 'stylis';
import { toLocale, type Locale } from '../texts/provider.ts';
import { markTheme } from './mode.ts';
import { themeFor } from './themes.ts';

const caches = {
  fa: createCache({ key: 'desk-rtl', stylisPlugins: [prefixer, rtlPlugin] }),
  en: createCache({ key: 'desk' }),
};

const themesFor = (locale: Locale) => ({ lightTheme: themeFor('light', locale), darkTheme: themeFor('dark', locale) });

const DocumentTheme = () => {
  const [mode] = useTheme();
  useEffect(() => markTheme(mode), [mode]);
  return null;
};

/** Direction, mode and style sheet of the component kit. */
export const Look = ({ children }: { children: ReactNode }) => {
  const locale = toLocale(useLocale());
  const themes = useMemo(() => themesFor(locale), [locale]);
  return (
    <CacheProvider value={caches[locale]}>
      <ThemesContext.Provider value={themes}>
        <ThemeProvider>
          <CssBaseline />
          <DocumentTheme />
          {children}
        </ThemeProvider>
      </ThemesContext.Provider>
    </CacheProvider>
  );
};
