import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { LazyAnswerForm } from '../components/lazy-answer-form.ts';
import { LazyDocuments } from '../components/lazy-documents.ts';
import { DocumentRow } from '../components/document-row.tsx';
import { LetterActions } from '../components/letter-actions.tsx';
import { LetterFacts } from '../components/letter-facts.tsx';
import { LetterState } from '../components/letter-state.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { Questions } from '../components/questions.tsx';
import { Replies } from '../components/replies.tsx';
import { Failed, Loading } from '../components/states.tsx';
import { Timeline } from '../components/timeline.tsx';
import type { Status, Submission } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { signedInOnly } from '../state/guard.tsx';
import { useLetter } from '../state/letters.ts';
import { usePolling } from '../state/polling.ts';
import { usePreloaded } from '../state/preloaded.ts';

const MOVING: readonly Status[] = ['submitted', 'awaitingDecision', 'registering', 'registered', 'replied'];

/** One letter: where it stands, what is asked of the applicant, what was written, and how it came here. */
function LetterPage() {
  const { params } = useRoute();
  const texts = useTexts('letter');
  const [done, setDone] = useState<keyof typeof texts.done>();
  const { data: letter, error, reload } = useLetter(params['id'] ?? '');
  usePolling(letter !== undefined && MOVING.includes(letter.status), reload);
  const isHere = usePreloaded(letter && neededBy(letter));
  if (error) return <Failed error={error} retry={reload} />;
  if (!letter || !isHere) return <Loading />;
  return (
    <Page key={letter.id} title={letter.subject} caption={letter.organisation.name} back="/letters" wide>
      {done && letter.status !== 'awaitingApplicant' && (
        <Notice key={done} tone="good" takesFocus>
          {texts.done[done]}
        </Notice>
      )}
      <LetterState letter={letter} />
      <div class="columns">
        <div>
          <Replies letter={letter} />
          <Questions letter={letter} onAnswered={() => setDone('answered')} />
          <Text letter={letter} />
          <Attachments letter={letter} />
          <LetterFacts letter={letter} />
          <LetterActions letter={letter} onWithdrawn={() => setDone('withdrawn')} />
        </div>
        <Timeline letter={letter} />
      </div>
    </Page>
  );
}

const neededBy = ({ allowedActions }: Submission) => {
  if (allowedActions.includes('answer')) return LazyAnswerForm;
  return allowedActions.includes('attach') ? LazyDocuments : undefined;
};

const Text = ({ letter }: { letter: Submission }) => {
  const texts = useTexts('letter');
  return (
    <section aria-labelledby="text">
      <h2 id="text">{texts.text}</h2>
      {letter.body ? <div class="letter-text card">{letter.body}</div> : <p class="muted">{texts.noText}</p>}
    </section>
  );
};

/** With an open question the documents stand in its form. */
const Attachments = ({ letter }: { letter: Submission }) => {
  const texts = useTexts('letter');
  if (letter.status === 'awaitingApplicant') return null;
  if (letter.allowedActions.includes('attach')) return <LazyDocuments letter={letter} />;
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{texts.documents}</h2>
      {letter.documents.length === 0 && <p class="muted">{texts.noDocuments}</p>}
      <ul class="files">
        {letter.documents.map((document) => (
          <DocumentRow key={document.id} letterId={letter.id} document={document} />
        ))}
      </ul>
    </section>
  );
};

export default signedInOnly(LetterPage);
