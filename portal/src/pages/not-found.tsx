import { Page } from '../components/page.tsx';
import { useMessages } from '../i18n/messages.ts';

export const NotFound = () => {
  const messages = useMessages('common');
  return (
    <Page title={messages.notFoundTitle}>
      <p class="lead">{messages.notFoundText}</p>
      <p class="actions">
        <a class="button primary" href="/">
          {messages.goHome}
        </a>
      </p>
    </Page>
  );
};
