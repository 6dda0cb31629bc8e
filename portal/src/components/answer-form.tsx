import { BOUNDS } from '../../../domain/text/bounds.ts';
import { useState } from 'preact/hooks';
import type { Submission } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { answer as sendAnswer } from '../state/letters.ts';
import { useTyped } from '../state/typed.ts';
import { LazyDocuments } from './lazy-documents.ts';
import { TextArea } from './field.tsx';
import { Form } from './form.tsx';

export interface AnswerFormProps {
  letter: Submission;
  onAnswered: () => void;
}

/** Answers the open question, with documents. */
export const AnswerForm = ({ letter, onAnswered }: AnswerFormProps) => {
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
