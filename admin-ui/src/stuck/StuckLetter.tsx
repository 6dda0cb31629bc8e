import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { ACTIONS_BY_STATUS } from '../../../domain/submission/actions.ts';
import type { StaffAction, StuckLetter as Letter } from '../api/types.ts';
import { LetterLink } from '../submissions/LetterLink.tsx';
import { Code } from '../ui/Code.tsx';
import { Facts } from '../ui/Facts.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { CompleteButton } from './CompleteButton.tsx';
import { GiveUpButton } from './GiveUpButton.tsx';
import { RetryButton } from './RetryButton.tsx';
import { StuckCard } from './StuckCard.tsx';
import { useFailing } from './useFailing.tsx';

export const StuckLetter = ({ letter }: { letter: Letter }) => {
  const translate = useTranslate();
  const { id, status, attention, trackingCode, unit } = letter;
  const failing = useFailing(letter);
  const may = (action: StaffAction) =>
    attention !== null && (ACTIONS_BY_STATUS[status] as readonly string[]).includes(action);
  return (
    <StuckCard title={<LetterLink letter={letter} />} tag={<StatusTag status={status} />}>
      <Facts
        facts={[
          [translate('letter.trackingCode'), trackingCode && <Code>{trackingCode}</Code>],
          [translate('letter.unit'), unit?.name],
          [translate('stuck.reason'), attention && translate(`stuck.reasons.${attention.reason}`)],
          [translate('stuck.detail'), attention?.detail ?? letter.reason],
          ...failing,
        ]}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <RetryButton allowed={may('retry')} id={id} />
        <CompleteButton allowed={may('complete')} id={id} />
        <GiveUpButton allowed={may('giveUp')} id={id} kind="letter" />
      </Box>
    </StuckCard>
  );
};
