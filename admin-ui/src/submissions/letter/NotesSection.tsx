import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { Section } from '../../ui/Section.tsx';
import { Words } from './Words.tsx';

export const NotesSection = ({ letter: { notes } }: { letter: Submission }) => {
  const translate = useTranslate();
  return (
    <Section hint={translate('letter.notesHint')} title={translate('letter.notes')}>
      {notes.length === 0 && <Typography color="textSecondary">{translate('letter.noNotes')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.25 }}>
        {notes.map(({ name, text, at, staffId }) => (
          <Box component="li" key={`${staffId} ${at}`} sx={{ p: 1.5, borderRadius: 1, bgcolor: 'background.default' }}>
            <Words at={at} text={text} title={name} />
          </Box>
        ))}
      </Box>
    </Section>
  );
};
