import { useRoute } from 'preact-iso';
import { Page } from '../components/page.tsx';
import { Tokens } from '../components/tokens.tsx';
import { Webhooks } from '../components/webhooks.tsx';
import { signedInOnly } from '../state/guard.tsx';
import { arriving } from '../state/arriving.ts';
import { loadTexts, useTexts } from '../texts/catalogue.ts';

const WebhookLog = arriving(() =>
  Promise.all([import('../components/webhook-log.tsx'), loadTexts(['letter'])]).then(([module]) => module.default),
);

/** What programs need that send and follow my letters. */
function Programs() {
  const texts = useTexts('programs');
  const { webhook } = useRoute().params;
  if (webhook) return <WebhookLog id={webhook} />;
  return (
    <Page title={texts.title} back="/profile">
      <p class="lead">
        {texts.lead} <a href="/api/docs">{texts.docs}</a>
      </p>
      <Tokens />
      <Webhooks />
    </Page>
  );
}

export default signedInOnly(Programs);
