import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { StuckNotice as Notice } from '../api/types.ts';
import { LetterLink } from '../submissions/LetterLink.tsx';
import { Code } from '../ui/Code.tsx';
import { Facts } from '../ui/Facts.tsx';
import { GiveUpButton } from './GiveUpButton.tsx';
import { RetryButton } from './RetryButton.tsx';
import { StuckCard } from './StuckCard.tsx';
import { useFailing } from './useFailing.tsx';

/** A message that its addressee has not got. */
export const StuckNotice = ({ notice }: { notice: Notice }) => {
  const translate = useTranslate();
  const { id, letter, reason, goesOn } = notice;
  const failing = useFailing(notice);
  const words = (key: string) => translate(key, { _: key.split('.').at(-1) ?? '' });
  return (
    <StuckCard title={<LetterLink letter={letter} />} tag={translate('stuck.notice')}>
      <Facts
        facts={[
          [translate('stuck.notice'), words(`stuck.notices.${notice.notice}`)],
          [translate('letter.trackingCode'), letter.trackingCode && <Code>{letter.trackingCode}</Code>],
          [translate('stuck.reason'), reason && words(`stuck.reasonsOfNotice.${reason}`)],
          ...failing,
        ]}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <RetryButton allowed={!goesOn} id={id} kind="notice" />
        <GiveUpButton allowed={!goesOn} id={id} kind="notice" />
      </Box>
    </StuckCard>
  );
};
