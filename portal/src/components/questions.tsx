import { toJalaliLong } from '../../../domain/calendar/jalali.ts';
import type { Question } from '../api/types.ts';
import { language } from '../texts/language.ts';
import { useTexts } from '../texts/catalogue.ts';
import { useStore } from '../state/store.ts';
import type { AnswerFormProps } from './answer-form.tsx';
import { LazyAnswerForm } from './lazy-answer-form.ts';
import { When } from './when.tsx';

/** What the organisation asked, with the answers; the open question has a form. */
export const Questions = ({ letter, onAnswered }: AnswerFormProps) => {
  const texts = useTexts('letter');
  if (letter.questions.length === 0) return null;
  return (
    <section aria-labelledby="questions" class="questions">
      <h2 id="questions">{texts.questions}</h2>
      {letter.questions.map((question) => (
        <Asked key={question.askedAt} question={question} />
      ))}
      {letter.allowedActions.includes('answer') && <LazyAnswerForm letter={letter} onAnswered={onAnswered} />}
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
