import { isProblem } from '../../../client/problem.ts';
import { useMessages } from '../i18n/messages.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { faultsOf } from './faults.ts';
import { Page } from './page.tsx';

export const Loading = () => {
  const { loading } = useMessages('common');
  return (
    <div class="loading" role="status">
      <span class="spinner" aria-hidden="true" />
      {loading}
    </div>
  );
};

/** What is not there is not there when asked again either. */
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

/** A page that could not be loaded says why, and can be asked again. */
export const Failed = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const common = useMessages('common');
  if (isProblem(error) && error.status === 404) return <NotFound />;
  return (
    <Page title={common.failedTitle}>
      <ErrorSummary faults={faultsOf(error, { messages: common })} />
      <Button onClick={retry}>{common.tryAgain}</Button>
    </Page>
  );
};
