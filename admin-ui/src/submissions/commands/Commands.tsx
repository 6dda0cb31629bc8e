import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { Section } from '../../ui/Section.tsx';
import { AcceptButton } from './AcceptButton.tsx';
import { Acceptances } from './Acceptances.tsx';
import { AskButton, NoteButton, RejectButton, ReplyButton } from './TextCommands.tsx';
import { ClaimButton, ReleaseButton } from './ClaimButtons.tsx';
import { ClaimState } from './ClaimState.tsx';
import { StuckButtons } from '../../stuck/StuckButtons.tsx';
import { ReassignButton } from './ReassignButton.tsx';

/** What this member of staff may do now; each button decides for itself whether it is there. */
export const Commands = ({ letter }: { letter: Submission }) => {
  const translate = useTranslate();
  return (
    <Section title={translate('command.title')}>
      <Box sx={{ display: 'grid', gap: 1.25 }}>
        <ClaimState letter={letter} />
        <Acceptances letter={letter} />
        {letter.allowedActions.length === 0 && (
          <Typography color="textSecondary">{translate('command.none')}</Typography>
        )}
        <ClaimButton />
        <AcceptButton />
        <Box sx={{ display: 'grid', gap: 1.25, gridTemplateColumns: 'repeat(auto-fit, minmax(8rem, 1fr))' }}>
          <RejectButton />
          <AskButton />
          <ReplyButton />
          <ReassignButton />
          <NoteButton />
        </Box>
        <ReleaseButton />
        <StuckButtons />
      </Box>
    </Section>
  );
};
