import { useLocation } from 'preact-iso';
import type { Page as Items, SubmissionSummary } from '../api/types.ts';
import { LetterList } from '../components/letter-list.tsx';
import { LetterLists, LISTS, toList } from '../components/letter-lists.tsx';
import { Page } from '../components/page.tsx';
import { Failed, Loading } from '../components/states.tsx';
import { useTexts } from '../texts/catalogue.ts';
import { signedInOnly } from '../state/guard.tsx';
import { usePolling } from '../state/polling.ts';
import { lettersAt, type LetterQuery } from '../state/letters.ts';
import { useResource, type Resource } from '../state/resource.ts';

const ASKED = { limit: 100, status: 'awaitingApplicant' };
const POLL_EVERY_MS = 30_000;

function Letters() {
  const texts = useTexts('letters');
  const list = toList(useLocation().query['list']);
  const statuses = LISTS[list].join(',');
  const query = { limit: 20, status: statuses || undefined };
  const letters = useLetters(query);
  const asked = useLetters(ASKED);
  const error = letters.error ?? asked.error;
  if (error) return <Failed error={error} retry={() => void Promise.all([letters.reload(), asked.reload()])} />;
  const first = asked.data && letters.data;
  const isAll = list === 'all';
  if (isAll && !first) return <Loading />;
  return (
    <Page title={texts.title} wide>
      <p class="page-action">
        <a class="button primary" href="/letters/new">
          {texts.write}
        </a>
      </p>
      {isAll && first?.items.length === 0 ? (
        <Empty />
      ) : (
        <>
          <LetterLists chosen={list} />
          {first ? (
            <LetterList
              key={`${list} ${first.items[0]?.id}`}
              query={query}
              lifted={isAll ? (asked.data?.items ?? []) : []}
              first={first}
            />
          ) : (
            <Loading />
          )}
        </>
      )}
    </Page>
  );
}

const useLetters = (query: LetterQuery): Resource<Items<SubmissionSummary>> => {
  const letters = useResource(lettersAt(query));
  usePolling(true, letters.reload, POLL_EVERY_MS);
  return letters;
};

const Empty = () => {
  const texts = useTexts('letters');
  return (
    <div class="card empty">
      <h2>{texts.empty}</h2>
      <p>{texts.emptyText}</p>
    </div>
  );
};

export default signedInOnly(Letters);
