import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { Me } from '../api/types.ts';
import { Page } from '../components/page.tsx';
import { SignInSteps } from '../components/sign-in-steps.tsx';
import { useMessages } from '../i18n/messages.ts';
import { returnPath } from '../state/guard.tsx';
import { me } from '../state/session.ts';
import { useStore } from '../state/store.ts';

export default function SignIn() {
  const messages = useMessages('sign-in');
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
    <Page title={messages.title}>
      <p class="lead">{messages.lead}</p>
      <div class="card">
        <SignInSteps onDone={goOn} />
      </div>
    </Page>
  );
}
