import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { Page } from '../../ui/Page.tsx';
import { BackLink } from '../../ui/BackLink.tsx';
import { Commands } from '../commands/Commands.tsx';
import { LetterStatus } from '../LetterStatus.tsx';
import { ContentSection } from './ContentSection.tsx';
import { DetailsSection } from './DetailsSection.tsx';
import { DocumentsSection } from './DocumentsSection.tsx';
import { NoticesSection } from './NoticesSection.tsx';
import { NotesSection } from './NotesSection.tsx';
import { Outcome } from './Outcome.tsx';
import { QuestionsSection } from './QuestionsSection.tsx';
import { RepliesSection } from './RepliesSection.tsx';
import { SenderSection } from './SenderSection.tsx';
import { TimelineSection } from './TimelineSection.tsx';
import { DECISION, ToDecision } from './ToDecision.tsx';
import { useFocusWhenLost } from '../../ui/useFocusWhenLost.ts';

const STACK = { display: 'grid', gap: 2 } as const;

/**
 * The letter, then what to decide and who sent it, then its story. On wide screens the decision stands beside; on small ones a
 * button leads to it from anywhere in the letter.
 */
export const Letter = ({ letter }: { letter: Submission }) => {
  const translate = useTranslate();
  const status = useFocusWhenLost<HTMLDivElement>(letter.sequence);
  const back = <BackLink to="/submissions">{translate('letter.toCartable')}</BackLink>;
  const actions = (
    <div ref={status} tabIndex={-1}>
      <LetterStatus letter={letter} />
    </div>
  );
  return (
    <Page actions={actions} before={back} title={letter.subject}>
      <Outcome letter={letter} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 23rem' },
          gridTemplateRows: { lg: 'auto 1fr' },
        }}
      >
        <Box sx={STACK}>
          <ContentSection letter={letter} />
          <DocumentsSection letter={letter} />
          <ToDecision letter={letter} />
        </Box>
        <Box sx={{ ...STACK, gridColumn: { lg: 2 }, gridRow: { lg: '1 / span 2' } }}>
          <Box id={DECISION} sx={{ scrollMarginTop: 80, outline: 'none' }} tabIndex={-1}>
            <Commands letter={letter} />
          </Box>
          <DetailsSection letter={letter} />
          <SenderSection sender={letter.sender} />
        </Box>
        <Box sx={STACK}>
          <QuestionsSection letter={letter} />
          <RepliesSection letter={letter} />
          <NotesSection letter={letter} />
          <NoticesSection letter={letter} />
          <TimelineSection letter={letter} />
        </Box>
      </Box>
    </Page>
  );
};
