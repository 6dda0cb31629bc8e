import { useRoute } from 'preact-iso';
import type { Status } from '../api/types.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy.tsx';
import { Code } from '../components/number.tsx';
import { Page } from '../components/page.tsx';
import { Failed, Loading } from '../components/states.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { When } from '../components/when.tsx';
import { language } from '../texts/language.ts';
import { useTexts } from '../texts/catalogue.ts';
import { signedInOnly } from '../state/guard.tsx';
import { useLetter } from '../state/letters.ts';
import { usePolling } from '../state/polling.ts';
import { promiseOf } from '../state/promise.ts';
import { useStore } from '../state/store.ts';
import { localDigits } from '../text/digits.ts';

/** Later the steps are behind: the letter's own page tells how it went. */
const AHEAD: readonly Status[] = ['submitted', 'awaitingDecision'];

/** Proof of receipt: the tracking code, the promised date and the steps ahead, fit to be printed. */
function Receipt() {
  const texts = useTexts('receipt');
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const { data: letter, error, reload } = useLetter(id);
  const chosen = useStore(language);
  usePolling(letter?.submittedAt != null && letter.promisedAt === null, reload);
  if (error) return <Failed error={error} retry={reload} />;
  if (!letter) return <Loading />;
  const promisedAt = promiseOf(letter);
  const sent = letter.documents.filter(({ state }) => state === 'ready').length;
  if (!letter.trackingCode) return <p class="page">{texts.notYet}</p>;
  return (
    <Page title={texts.title} wide>
      <section class="receipt" aria-label={texts.code}>
        <p class="receipt-label">{texts.code}</p>
        <Code big>{letter.trackingCode}</Code>
        <CopyButton text={letter.trackingCode} label={texts.copyCode} />
        <p>{texts.keepCode}</p>
      </section>
      <SummaryList
        rows={[
          promisedAt && { name: texts.promisedAt, value: <When at={promisedAt} as="long" /> },
          { name: texts.organisation, value: letter.organisation.name },
          {
            name: texts.subject,
            value: <bdi>{letter.subject}</bdi>,
          },
          letter.submittedAt && { name: texts.submittedAt, value: <When at={letter.submittedAt} as="dateTime" /> },
          sent > 0 && { name: texts.documents, value: texts.documentCount(localDigits(sent, chosen)) },
        ].map((row) => row || null)}
      />
      {AHEAD.includes(letter.status) && <NextSteps organisation={letter.organisation.name} />}
      <p class="actions no-print">
        <a class="button primary" href={`/letters/${id}`}>
          {texts.open}
        </a>
        <Button kind="secondary" onClick={() => print()}>
          {texts.print}
        </Button>
      </p>
    </Page>
  );
}

const NextSteps = ({ organisation }: { organisation: string }) => {
  const texts = useTexts('receipt');
  return (
    <>
      <h2>{texts.nextTitle}</h2>
      <ol class="next-steps">
        {texts.next(organisation).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </>
  );
};

export default signedInOnly(Receipt);
