import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useTranslate } from 'react-admin';
import { ACTIONS_BY_STATUS } from '../../../domain/submission/actions.ts';
import type { StaffAction, Status, SubmissionSummary } from '../api/types.ts';
import { LetterLink } from '../submissions/LetterLink.tsx';
import { Code } from '../ui/Code.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Instant } from '../ui/Instant.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { CompleteButton } from './CompleteButton.tsx';
import { RetryButton } from './RetryButton.tsx';

const mayInStatus = (status: Status, action: StaffAction): boolean =>
  (ACTIONS_BY_STATUS[status] as readonly string[]).includes(action);

export const StuckLetter = ({ letter }: { letter: SubmissionSummary }) => {
  const translate = useTranslate();
  const { id, status, attention, trackingCode, unit, updatedAt } = letter;
  const may = (action: StaffAction) => mayInStatus(status, action);
  return (
    <Card component="li" sx={{ p: 2.5, display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 14rem' }}>
          <LetterLink letter={letter} />
        </Box>
        <StatusTag status={status} />
      </Box>
      <Facts
        facts={[
          [translate('letter.trackingCode'), trackingCode && <Code>{trackingCode}</Code>],
          [translate('letter.unit'), unit?.name],
          [translate('stuck.since'), <Instant at={attention?.since ?? updatedAt} />],
          [translate('stuck.reason'), attention && translate(`stuck.reasons.${attention.reason}`)],
          [translate('stuck.detail'), attention?.detail],
        ]}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <RetryButton allowed={may('retry')} id={id} />
        <CompleteButton allowed={may('complete')} id={id} />
      </Box>
    </Card>
  );
};
