import { useState } from 'preact/hooks';
import { useMessages } from '../i18n/messages.ts';

const ACCEPTED = '.pdf,.doc,.docx,.odt,.rtf,.txt,.xls,.xlsx,.ods,.jpg,.jpeg,.png,.webp,.tif,.tiff,.heic';

/** Chooses several files; a plain file input underneath, so that it works by keyboard and with any assistive technology. */
export const DropZone = ({ onFiles }: { onFiles: (files: File[]) => void }) => {
  const messages = useMessages('documents');
  const [over, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => onFiles([...(list ?? [])]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer?.files);
  };
  const allow = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      class={over ? 'drop-zone over' : 'drop-zone'}
      onDrop={drop}
      onDragOver={allow}
      onDragLeave={() => setOver(false)}
    >
      <input
        type="file"
        id="file"
        class="visually-hidden"
        multiple
        accept={ACCEPTED}
        aria-describedby="file-hint"
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = '';
        }}
      />
      <label for="file" class="button secondary">
        {messages.choose}
      </label>
      <span class="muted drop-here">{messages.drop}</span>
      <p class="hint" id="file-hint">
        {messages.hint}
      </p>
    </div>
  );
};
