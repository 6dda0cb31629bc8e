import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { Footer } from './components/footer.tsx';
import { Header } from './components/header.tsx';
import { Failed, NotFound } from './components/states.tsx';
import { StatusBar } from './components/status-bar.tsx';
import { loadTexts, useTexts } from './texts/catalogue.ts';
import { ROUTES } from './routes.ts';
import { arriving } from './state/arriving.ts';
import { signInAgain } from './state/session.ts';
import { useStore } from './state/store.ts';

const SignInAgain = arriving(() =>
  Promise.all([import('./components/sign-in-again.tsx'), loadTexts(['sign-in'])]).then(([module]) => module.default),
);

export const App = () => {
  const { skip } = useTexts('common');
  return (
    <LocationProvider scope={/^\/(?!api\/|desk)/}>
      <a class="skip" href="#content">
        {skip}
      </a>
      <Header />
      <StatusBar />
      <main id="content" tabIndex={-1}>
        <Pages />
      </main>
      <Footer />
      <Again />
    </LocationProvider>
  );
};

/** A page that broke can be asked for again, or left for another one. */
const Pages = () => {
  const { url } = useLocation();
  const [error, setError] = useState<unknown>();
  useEffect(() => setError(undefined), [url]);
  if (error) return <Failed error={error} retry={() => location.reload()} />;
  return (
    <ErrorBoundary onError={setError}>
      <Router>
        {ROUTES.map(({ path, component }) => (
          <Route key={path} path={path} component={component} />
        ))}
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  );
};

const Again = () => {
  const request = useStore(signInAgain);
  return <ErrorBoundary>{request && <SignInAgain done={request.done} />}</ErrorBoundary>;
};
