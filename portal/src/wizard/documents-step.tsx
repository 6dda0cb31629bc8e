import { useState } from 'preact/hooks';
import type { Submission } from '../api/types.ts';
import { LazyDocuments } from '../components/lazy-documents.ts';
import { useMessages } from '../i18n/messages.ts';
import { StepForm } from './step-form.tsx';

export const DocumentsStep = ({ draft, onContinue }: { draft: Submission; onContinue: () => void }) => {
  const messages = useMessages('documents');
  const [sending, setSending] = useState(false);
  return (
    <>
      <LazyDocuments letter={draft} onSending={setSending} />
      <StepForm field="file" wait={sending && messages.wait} onSubmit={async () => onContinue()}>
        {null}
      </StepForm>
    </>
  );
};
