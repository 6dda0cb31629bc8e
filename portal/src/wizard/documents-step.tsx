import { useState } from 'preact/hooks';
import type { Submission } from '../api/types.ts';
import { LazyDocuments } from '../components/lazy-documents.ts';
import { useTexts } from '../texts/catalogue.ts';
import { StepForm } from './step-form.tsx';

export const DocumentsStep = ({ draft, onContinue }: { draft: Submission; onContinue: () => void }) => {
  const texts = useTexts('documents');
  const [sending, setSending] = useState(false);
  return (
    <>
      <LazyDocuments letter={draft} onSending={setSending} />
      <StepForm field="file" wait={sending && texts.wait} onSubmit={async () => onContinue()}>
        {null}
      </StepForm>
    </>
  );
};
