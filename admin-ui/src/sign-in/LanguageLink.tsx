import { useLocaleState, useTranslate } from 'react-admin';

/** Offers the other language in its own words. */
export const LanguageLink = () => {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  const other = locale === 'fa' ? 'en' : 'fa';
  return (
    <button className="sign-in-language" lang={other} onClick={() => setLocale(other)} type="button">
      {translate('app.language')}
    </button>
  );
};
