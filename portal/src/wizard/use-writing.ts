import { useEffect, useState } from 'preact/hooks';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import type { Submission } from '../api/types.ts';
import { editDraft, peekLetter } from '../state/letters.ts';
import { useStore } from '../state/store.ts';
import { type DraftText, unsavedText } from '../state/typed.ts';
import { createWriting } from './writing.ts';

/** One text of a draft, saved while it is written. */
export const useWriting = (draft: Submission, field: DraftText) => {
  const { id } = draft;
  const [writing] = useState(() =>
    createWriting({
      current: () => (peekLetter(id) ?? draft)[field] ?? '',
      bounds: BOUNDS[field],
      kind: field === 'subject' ? 'line' : 'lines',
      unsaved: unsavedText(id, field),
      save: async (text) => {
        const saved = await editDraft(id, { [field]: text });
        return { value: saved[field] ?? '', savedAt: saved.updatedAt };
      },
    }),
  );
  useEffect(() => writing.look(), [draft[field]]);
  useEffect(() => {
    const again = () => void writing.saveNow();
    addEventListener('online', again);
    return () => {
      removeEventListener('online', again);
      writing.leave();
    };
  }, []);
  return [useStore(writing), writing] as const;
};
