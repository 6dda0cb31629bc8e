import { ErrorBoundary, lazy, LocationProvider, Route, Router } from 'preact-iso';
import { useState } from 'preact/hooks';
import { Footer } from './components/footer.tsx';
import { Header } from './components/header.tsx';
import { Failed, NotFound } from './components/states.tsx';
import { StatusBar } from './components/status-bar.tsx';
import { useMessages } from './i18n/messages.ts';
import { ROUTES } from './routes.ts';
import { signInAgain } from './state/session.ts';
import { useStore } from './state/store.ts';
import { loadMessages } from './i18n/messages.ts';

const SignInAgain = lazy(() =>
  Promise.all([import('./components/sign-in-again.tsx'), loadMessages(['sign-in'])]).then(([module]) => module.default),
);

export const App = () => {
  const { skip } = useMessages('common');
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

/** A page whose code did not arrive (offline, or a new release) can be asked for again. */
const Pages = () => {
  const [error, setError] = useState<unknown>();
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
