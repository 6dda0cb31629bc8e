import { useEffect, useRef, useState } from 'preact/hooks';
import type { LetterDocument, Submission } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { letterAt, removeDocument } from '../state/letters.ts';
import { load } from '../state/resource.ts';
import { usePolling } from '../state/polling.ts';
import { useSettings } from '../state/settings.ts';
import { useUploads } from '../state/uploads.ts';
import { CarryOver } from './carry-over.tsx';
import { DocumentRow } from './document-row.tsx';
import { DropZone } from './drop-zone.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { faultsOf, type Fault } from './faults.ts';
import { UploadRow } from './upload-row.tsx';

interface DocumentsProps {
  letter: Submission;
  onSending?: (sending: boolean) => void;
}

/** The letter's documents, and the way to add and remove them. */
export const Documents = ({ letter, onSending }: DocumentsProps) => {
  const texts = useTexts('documents');
  const common = useTexts('common');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const refresh = async () => void (await load(letterAt(letter.id)));
  const limits = { files: letter.maxDocuments, fileBytes: useSettings()?.fileBytes };
  const uploads = useUploads({ id: letter.id, has: letter.documents.length, most: limits.files, onStored: refresh });
  usePolling(
    letter.documents.some(({ state }) => state === 'checking'),
    refresh,
  );
  useEffect(() => onSending?.(uploads.sending), [uploads.sending]);
  const list = useRef<HTMLHeadingElement>(null);
  /** The button that was pressed goes with its file. */
  const stay = () => list.current?.focus({ preventScroll: true });
  const remove = (document: LetterDocument) => () => {
    stay();
    void removeDocument(letter.id, document.id).then(
      () => setFaults([]),
      (error: unknown) => setFaults(faultsOf(error, { texts: common })),
    );
  };
  const cancel = (id: string) => () => {
    stay();
    uploads.drop(id);
  };
  return (
    <div class="documents">
      <ErrorSummary faults={faults} />
      {letter.correctionOf && !uploads.sending && <CarryOver letter={letter} onFiles={uploads.add} />}
      <DropZone limits={limits} onFiles={uploads.add} />
      <h2 class="small-heading" ref={list} tabIndex={-1}>
        {texts.list}
      </h2>
      {letter.documents.length + uploads.items.length === 0 && <p class="muted">{texts.none}</p>}
      <ul class="files" aria-live="polite">
        {letter.documents.map((document) => (
          <DocumentRow
            key={document.id}
            letterId={letter.id}
            document={document}
            onRemove={mayRemove(letter, document) ? remove(document) : undefined}
          />
        ))}
        {uploads.items.map((item) => (
          <UploadRow
            key={item.id}
            item={item}
            limits={limits}
            onCancel={cancel(item.id)}
            onRetry={() => uploads.retry(item.id)}
          />
        ))}
      </ul>
    </div>
  );
};

/** While a question is open, only what was added since may be taken back. */
const mayRemove = ({ allowedActions, questions, status }: Submission, { addedAt }: LetterDocument): boolean => {
  if (!allowedActions.includes('removeDocument')) return false;
  const asked = status === 'awaitingApplicant' ? questions.at(-1)?.askedAt : undefined;
  return !asked || addedAt >= asked;
};
