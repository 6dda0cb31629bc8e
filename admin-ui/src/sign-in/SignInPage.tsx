import { useEffect } from 'react';
import { useCheckAuth, useLocation, useNavigate, useTranslate } from 'react-admin';
import { ENDED } from '../auth/authProvider.ts';
import { LanguageLink } from './LanguageLink.tsx';
import { SignInForm } from './SignInForm.tsx';
import './sign-in.css';

/** Whoever is signed in already has nothing to do here. */
const useForwardWhenSignedIn = () => {
  const checkAuth = useCheckAuth();
  const navigate = useNavigate();
  useEffect(() => {
    checkAuth({}, false)
      .then(() => navigate('/', { replace: true }))
      .catch(() => undefined);
  }, [checkAuth, navigate]);
};

/** Plain HTML and CSS: whoever has not signed in yet does not load the component kit. */
export const SignInPage = () => {
  const translate = useTranslate();
  const title = translate('signIn.title');
  const ended = useLocation().search === ENDED;
  useForwardWhenSignedIn();
  useEffect(() => {
    document.title = `${title} | ${translate('app.name')}`;
  }, [title, translate]);

  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <LanguageLink />
      </header>
      <main className="sign-in-card">
        <img alt="" height="52" src={`${import.meta.env.BASE_URL}favicon.svg`} width="52" />
        <p className="sign-in-brand">
          {translate('app.name')} <span>{translate('app.tagline')}</span>
        </p>
        <h1>{title}</h1>
        {ended && (
          <p className="sign-in-notice" role="status">
            {translate('signIn.ended')}
          </p>
        )}
        <SignInForm />
      </main>
    </div>
  );
};
