import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { at } from '../../../client/address.ts';
import { api } from '../api/client.ts';
import { language } from '../texts/language.ts';
import { switchLanguage, useTexts } from '../texts/catalogue.ts';
import { forgetAnswers } from '../state/resource.ts';
import { isSignOut, me, signedOut } from '../state/session.ts';
import { useStore } from '../state/store.ts';
import { Mark } from './mark.tsx';

export const Header = () => {
  const texts = useTexts('common');
  return (
    <header class="site-header">
      <div class="bar">
        <a class="brand" href="/">
          <Mark />
          {texts.brand}
        </a>
        <Navigation />
        <LanguageSwitch />
      </div>
    </header>
  );
};

const Navigation = () => {
  const texts = useTexts('common');
  const who = useStore(me);
  return (
    <nav aria-label={texts.navigation}>
      <ul>
        <Item href="/letters" text={texts.letters} />
        <Item href="/track" text={texts.track} />
        {who ? <Item href="/profile" text={texts.profile} /> : <Item href="/sign-in" text={texts.signIn} />}
        {who && <SignOut />}
      </ul>
    </nav>
  );
};

const Item = ({ href, text }: { href: string; text: string }) => {
  const { path } = useLocation();
  const here = path === href || path.startsWith(`${href}/`);
  return (
    <li>
      <a href={href} aria-current={here ? 'page' : undefined}>
        {text}
      </a>
    </li>
  );
};

const SignOut = () => {
  const texts = useTexts('common');
  const { route } = useLocation();
  const forget = () => {
    signedOut();
    forgetAnswers();
  };
  const leave = async () => {
    await api.send(at('/api/v1/sessions/current'), { method: 'DELETE', anonymous: true }).catch(() => undefined);
    route('/');
    forget();
  };
  useEffect(() => {
    const heard = (event: StorageEvent) => isSignOut(event) && forget();
    addEventListener('storage', heard);
    return () => removeEventListener('storage', heard);
  }, []);
  return (
    <li>
      <button type="button" onClick={leave}>
        {texts.signOut}
      </button>
    </li>
  );
};

const LanguageSwitch = () => {
  const { otherLanguage } = useTexts('common');
  const other = useStore(language) === 'fa' ? 'en' : 'fa';
  return (
    <button type="button" class="language" lang={other} onClick={() => void switchLanguage(other)}>
      {otherLanguage}
    </button>
  );
};
