import { useMessages } from '../i18n/messages.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { faultsOf } from './faults.ts';

export const Loading = () => {
  const { loading } = useMessages('common');
  return (
    <div class="loading" role="status">
      <span class="spinner" aria-hidden="true" />
      {loading}
    </div>
  );
};

/** A page that could not be loaded says why, and can be asked again. */
export const Failed = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const common = useMessages('common');
  return (
    <div class="page">
      <h1>{common.failedTitle}</h1>
      <ErrorSummary faults={faultsOf(error, { messages: common })} />
      <Button onClick={retry}>{common.tryAgain}</Button>
    </div>
  );
};
