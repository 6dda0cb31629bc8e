import { useState } from 'preact/hooks';
import { MEDIA_TYPES } from '../../../domain/documents/media-types.ts';
import { language } from '../texts/language.ts';
import { useTexts } from '../texts/catalogue.ts';
import type { Limits } from '../state/uploads.ts';
import { useStore } from '../state/store.ts';
import { localDigits } from '../text/digits.ts';
import { formatBytes } from '../text/sizes.ts';

const ACCEPTED = Object.entries(MEDIA_TYPES)
  .flatMap(([extension, type]) => [`.${extension}`, type])
  .join();

/** Chooses several files; a plain file input underneath, so that it works by keyboard and with any assistive technology. */
export const DropZone = ({ limits, onFiles }: { limits: Limits; onFiles: (files: File[]) => void }) => {
  const texts = useTexts('documents');
  const chosen = useStore(language);
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
        {texts.choose}
      </label>
      <span class="muted drop-here">{texts.drop}</span>
      <p class="hint" id="file-hint">
        {limits.fileBytes
          ? texts.hint(localDigits(limits.files, chosen), formatBytes(limits.fileBytes, chosen))
          : '\u00a0'}
      </p>
    </div>
  );
};
