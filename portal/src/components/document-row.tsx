import { at } from '../../../client/address.ts';
import type { LetterDocument } from '../api/types.ts';
import { language } from '../texts/language.ts';
import { useTexts } from '../texts/catalogue.ts';
import { useStore } from '../state/store.ts';
import { formatBytes } from '../text/sizes.ts';
import { Button } from './button.tsx';

/** A file name may be in either direction; its size stands beside it. */
export const FileName = ({ name, bytes }: { name: string; bytes: number }) => (
  <span class="file-name">
    <bdi>{name}</bdi> <small>{formatBytes(bytes, useStore(language))}</small>
  </span>
);

/** That a document is ready goes without saying once the letter is on its way. */
export const DocumentName = ({ document, sayReady }: { document: LetterDocument; sayReady?: boolean }) => (
  <>
    <FileName name={document.name} bytes={document.bytes} />{' '}
    {(sayReady || document.state !== 'ready') && <DocumentState document={document} />}
  </>
);

const DocumentState = ({ document: { state, reason } }: { document: LetterDocument }) => {
  const texts = useTexts('documents');
  return (
    <>
      <span class={`file-state ${state}`}>{texts[state]}</span>
      {state === 'refused' && <p class="fault">{reason ?? texts.refusedReason}</p>}
    </>
  );
};

interface DocumentRowProps {
  letterId: string;
  document: LetterDocument;
  onRemove?: () => void;
}

export const DocumentRow = ({ letterId, document, onRemove }: DocumentRowProps) => {
  const texts = useTexts('documents');
  const { id, name, state } = document;
  return (
    <li class={`file ${state}`}>
      <DocumentName document={document} sayReady={onRemove !== undefined} />
      <span class="file-actions">
        {state !== 'refused' && (
          <a
            href={at('/api/v1/submissions/{id}/documents/{documentId}/content', { id: letterId, documentId: id })}
            download
            aria-label={texts.downloadNamed(name)}
          >
            {texts.download}
          </a>
        )}
        {onRemove && (
          <Button kind="link" label={texts.removeNamed(name)} onClick={onRemove}>
            {texts.remove}
          </Button>
        )}
      </span>
    </li>
  );
};
