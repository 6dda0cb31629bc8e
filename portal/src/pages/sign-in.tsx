import { useLocation } from 'preact-iso';
import type { Me } from '../api/types.ts';
import { Page } from '../components/page.tsx';
import { SignInSteps } from '../components/sign-in-steps.tsx';
import { useMessages } from '../i18n/messages.ts';
import { returnPath } from '../state/guard.tsx';

export default function SignIn() {
  const messages = useMessages('sign-in');
  const { route, query } = useLocation();
  const goOn = (me: Me) => {
    const next = returnPath(query['next']);
    route(me.complete ? next : `/profile?next=${encodeURIComponent(next)}`, true);
  };
  return (
    <Page title={messages.title}>
      <p class="lead">{messages.lead}</p>
      <div class="card">
        <SignInSteps onDone={goOn} />
      </div>
    </Page>
  );
}
