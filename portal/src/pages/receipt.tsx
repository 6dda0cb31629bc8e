import { useRoute } from 'preact-iso';
import type { Status } from '../api/types.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy.tsx';
import { Code } from '../components/number.tsx';
import { Page } from '../components/page.tsx';
import { Failed, Loading } from '../components/states.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { When } from '../components/when.tsx';
import { language } from '../i18n/language.ts';
import { useMessages } from '../i18n/messages.ts';
import { signedInOnly } from '../state/guard.tsx';
import { useLetter } from '../state/letters.ts';
import { usePolling } from '../state/polling.ts';
import { promiseOf } from '../state/promise.ts';
import { useStore } from '../state/store.ts';
import { localDigits } from '../text/digits.ts';
import { Written } from '../components/written.tsx';

/** Later the steps are behind: the letter's own page tells how it went. */
const AHEAD: readonly Status[] = ['submitted', 'awaitingDecision'];

/** Proof of receipt: the tracking code, the promised date and the steps ahead, fit to be printed. */
function Receipt() {
  const messages = useMessages('receipt');
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const { data: letter, error, reload } = useLetter(id);
  const chosen = useStore(language);
  usePolling(letter?.submittedAt != null && letter.promisedAt === null, reload);
  if (error) return <Failed error={error} retry={reload} />;
  if (!letter) return <Loading />;
  const promisedAt = promiseOf(letter);
  const sent = letter.documents.filter(({ state }) => state === 'ready').length;
  if (!letter.trackingCode) return <p class="page">{messages.notYet}</p>;
  return (
    <Page title={messages.title} wide>
      <section class="receipt" aria-label={messages.code}>
        <p class="receipt-label">{messages.code}</p>
        <Code big>{letter.trackingCode}</Code>
        <CopyButton text={letter.trackingCode} label={messages.copyCode} />
        <p>{messages.keepCode}</p>
      </section>
      <SummaryList
        rows={[
          promisedAt && { name: messages.promisedAt, value: <When at={promisedAt} as="long" /> },
          { name: messages.organisation, value: letter.organisation.name },
          {
            name: messages.subject,
            value: (
              <bdi>
                <Written>{letter.subject}</Written>
              </bdi>
            ),
          },
          letter.submittedAt && { name: messages.submittedAt, value: <When at={letter.submittedAt} as="dateTime" /> },
          sent > 0 && { name: messages.documents, value: messages.documentCount(localDigits(sent, chosen)) },
        ].map((row) => row || null)}
      />
      {AHEAD.includes(letter.status) && <NextSteps organisation={letter.organisation.name} />}
      <p class="actions no-print">
        <a class="button primary" href={`/letters/${id}`}>
          {messages.open}
        </a>
        <Button kind="secondary" onClick={() => print()}>
          {messages.print}
        </Button>
      </p>
    </Page>
  );
}

const NextSteps = ({ organisation }: { organisation: string }) => {
  const messages = useMessages('receipt');
  return (
    <>
      <h2>{messages.nextTitle}</h2>
      <ol class="next-steps">
        {messages.next(organisation).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </>
  );
};

export default signedInOnly(Receipt);
