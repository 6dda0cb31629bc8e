import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { Me } from '../api/types.ts';
import { Page } from '../components/page.tsx';
import { SignInSteps } from '../components/sign-in-steps.tsx';
import { useTexts } from '../texts/catalogue.ts';
import { returnPath } from '../state/guard.tsx';
import { me } from '../state/session.ts';
import { useStore } from '../state/store.ts';

export default function SignIn() {
  const texts = useTexts('sign-in');
  const { route, query } = useLocation();
  const who = useStore(me);
  const goOn = (person: Me) => {
    const next = returnPath(query['next']);
    route(person.complete ? next : `/profile?next=${encodeURIComponent(next)}`, true);
  };
  // Whoever is signed in already has nothing to do here.
  useEffect(() => {
    if (who) goOn(who);
  }, [who]);
  return (
    <Page title={texts.title}>
      <p class="lead">{texts.lead}</p>
      <div class="card">
        <SignInSteps onDone={goOn} />
      </div>
    </Page>
  );
}
