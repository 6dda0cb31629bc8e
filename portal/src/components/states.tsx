import { isProblem } from '../../../client/problem.ts';
import { useTexts } from '../texts/catalogue.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { faultsOf } from './faults.ts';
import { Page } from './page.tsx';

export const Loading = () => {
  const { loading } = useTexts('common');
  return (
    <div class="loading" role="status">
      <span class="spinner" aria-hidden="true" />
      {loading}
    </div>
  );
};

/** What is not there is not there when asked again either. */
export const NotFound = () => {
  const texts = useTexts('common');
  return (
    <Page title={texts.notFoundTitle}>
      <p class="lead">{texts.notFoundText}</p>
      <p class="actions">
        <a class="button primary" href="/">
          {texts.goHome}
        </a>
      </p>
    </Page>
  );
};

/** A page that could not be loaded says why, and can be asked again. */
export const Failed = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const common = useTexts('common');
  if (isProblem(error) && error.status === 404) return <NotFound />;
  return (
    <Page title={common.failedTitle}>
      <ErrorSummary faults={faultsOf(error, { texts: common })} />
      <Button onClick={retry}>{common.tryAgain}</Button>
    </Page>
  );
};
