import { BOUNDS } from '../../../domain/text/bounds.ts';
import { toJalaliLong } from '../../../domain/calendar/jalali.ts';
import { useState } from 'preact/hooks';
import type { Question, Submission } from '../api/types.ts';
import { language } from '../texts/language.ts';
import { useTexts } from '../texts/catalogue.ts';
import { answer as sendAnswer } from '../state/letters.ts';
import { useStore } from '../state/store.ts';
import { useTyped } from '../state/typed.ts';
import { LazyDocuments } from './lazy-documents.ts';
import { TextArea } from './field.tsx';
import { Form } from './form.tsx';
import { When } from './when.tsx';

interface QuestionsProps {
  letter: Submission;
  onAnswered: () => void;
}

/** What the organisation asked, with the answers; the open question has a form. */
export const Questions = ({ letter, onAnswered }: QuestionsProps) => {
  const texts = useTexts('letter');
  if (letter.questions.length === 0) return null;
  return (
    <section aria-labelledby="questions" class="questions">
      <h2 id="questions">{texts.questions}</h2>
      {letter.questions.map((question) => (
        <Asked key={question.askedAt} question={question} />
      ))}
      {letter.allowedActions.includes('answer') && <AnswerForm letter={letter} onAnswered={onAnswered} />}
    </section>
  );
};

const Asked = ({ question }: { question: Question }) => {
  const texts = useTexts('letter');
  const chosen = useStore(language);
  return (
    <div class="card question">
      <blockquote class="letter-text">{question.text}</blockquote>
      <p class="muted">
        {texts.asked}: <When at={question.askedAt} as="dateTime" />
      </p>
      {question.answer === null ? (
        <p class="due">{texts.due(toJalaliLong(question.dueAt, chosen))}</p>
      ) : (
        <>
          <h3>{texts.answer}</h3>
          <p class="letter-text">{question.answer}</p>
        </>
      )}
    </div>
  );
};

const AnswerForm = ({ letter, onAnswered }: QuestionsProps) => {
  const texts = useTexts('letter');
  const documents = useTexts('documents');
  const [answer, setAnswer, forget] = useTyped(`${letter.id}/answer`, '');
  const [sending, setSending] = useState(false);
  const send = async () => {
    await sendAnswer(letter.id, answer.trim());
    forget();
    onAnswered();
  };
  return (
    <>
      <LazyDocuments letter={letter} onSending={setSending} />
      <Form submit={texts.sendAnswer} mainField="text" wait={sending && documents.wait} onSubmit={send}>
        <TextArea
          id="text"
          label={texts.answer}
          hint={texts.answerHint}
          value={answer}
          onInput={setAnswer}
          bounds={BOUNDS.answer}
          missing={texts.answerMissing}
        />
      </Form>
    </>
  );
};
