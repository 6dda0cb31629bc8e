import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { Section } from '../../ui/Section.tsx';

/** The applicant's own words, in whichever direction they were written. */
export const ContentSection = ({ letter: { body } }: { letter: Submission }) => {
  const translate = useTranslate();
  return (
    <Section title={translate('letter.content')}>
      {body ? (
        <Typography
          sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', unicodeBidi: 'plaintext', lineHeight: 2.05 }}
        >
          {body}
        </Typography>
      ) : (
        <Typography color="textSecondary">{translate('letter.noBody')}</Typography>
      )}
    </Section>
  );
};
