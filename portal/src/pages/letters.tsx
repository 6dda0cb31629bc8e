import { useState } from 'preact/hooks';
import { call } from '../api/client.ts';
import type { Page as Items, Submission } from '../api/types.ts';
import { Button } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { faultsOf } from '../components/faults.ts';
import { LetterCard } from '../components/letter-card.tsx';
import { Page } from '../components/page.tsx';
import { Failed, Loading } from '../components/states.tsx';
import { useMessages } from '../i18n/messages.ts';
import { signedInOnly } from '../state/guard.tsx';
import { usePolling } from '../state/polling.ts';
import { useResource } from '../state/resource.ts';

const PATH = '/submissions?limit=20';
const POLL_EVERY_MS = 30_000;

function Letters() {
  const messages = useMessages('letters');
  const { data, error, reload } = useResource<Items<Submission>>(PATH);
  usePolling(true, reload, POLL_EVERY_MS);
  if (error) return <Failed error={error} retry={reload} />;
  if (!data) return <Loading />;
  return (
    <Page title={messages.title} wide>
      <p class="page-action">
        <a class="button primary" href="/letters/new">
          {messages.write}
        </a>
      </p>
      {data.items.length === 0 ? <Empty /> : <List key={data.items[0]?.id} first={data} />}
    </Page>
  );
}

const Empty = () => {
  const messages = useMessages('letters');
  return (
    <div class="card empty">
      <h2>{messages.empty}</h2>
      <p>{messages.emptyText}</p>
    </div>
  );
};

/** The first page is kept fresh; the earlier ones are added below it. */
const List = ({ first }: { first: Items<Submission> }) => {
  const messages = useMessages('letters');
  const common = useMessages('common');
  const [earlier, setEarlier] = useState<Items<Submission>>({ items: [], next: first.next });
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const more = async () => {
    setBusy(true);
    await call<Items<Submission>>(`${PATH}&cursor=${encodeURIComponent(earlier.next ?? '')}`).then(({ data }) => {
      setEarlier({ items: [...earlier.items, ...data.items], next: data.next });
      setError(undefined);
    }, setError);
    setBusy(false);
  };
  return (
    <>
      <ul class="letters">
        {[...first.items, ...earlier.items].map((letter) => (
          <LetterCard key={letter.id} letter={letter} />
        ))}
      </ul>
      {error !== undefined && <ErrorSummary faults={faultsOf(error, { messages: common })} />}
      {earlier.next && (
        <p class="actions">
          <Button kind="secondary" busy={busy} onClick={more}>
            {messages.more}
          </Button>
        </p>
      )}
    </>
  );
};

export default signedInOnly(Letters);
