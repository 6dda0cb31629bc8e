import { toTehranTime } from '../../../domain/calendar/jalali.ts';
import { Button } from '../components/button.tsx';
import { useFault } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { useStore } from '../state/store.ts';
import { useTexts } from '../texts/catalogue.ts';
import { language } from '../texts/language.ts';
import type { Writing } from './writing.ts';

interface StandingProps {
  field: string;
  standing: Writing['standing'];
  onTakeTheirs: () => void;
}

/** Whether what is on screen is saved, and since when. */
export const Standing = ({ field, standing, onTakeTheirs }: StandingProps) => {
  const texts = useTexts('wizard').autosave;
  const chosen = useStore(language);
  const isTold = useFault(field) !== undefined;
  if (standing === 'changedElsewhere')
    return (
      <Notice tone="bad">
        {!isTold && <p>{texts.changed}</p>}
        <Button kind="link" onClick={onTakeTheirs}>
          {texts.takeTheirs}
        </Button>
      </Notice>
    );
  if (!standing) return <p class="muted saved-at">{'\u00a0'}</p>;
  const said = standing === 'unsaved' ? texts.unsaved : texts.savedAt(toTehranTime(standing.savedAt, chosen));
  return <p class="muted saved-at">{said}</p>;
};
