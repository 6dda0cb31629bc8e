import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { NoticeSettings } from '../api/types.ts';
import { Section } from '../ui/Section.tsx';
import { useFormat } from '../ui/useFormat.ts';
import { WholeNumberInput } from '../ui/WholeNumberInput.tsx';

/** What a day may cost, and what this one has cost. */
export const CostSection = ({ today: { parts, held, warning } }: Pick<NoticeSettings, 'today'>) => {
  const translate = useTranslate();
  const { digits } = useFormat();
  return (
    <Section hint={translate('notices.costHint')} title={translate('notices.cost')}>
      <Box sx={{ display: 'grid', gap: 2, pt: 0.5 }}>
        <Typography>{translate('notices.today', { parts: digits(parts) })}</Typography>
        {warning && <Alert severity="warning">{translate('notices.nearLimit')}</Alert>}
        {held > 0 && <Alert severity="info">{translate('notices.held', { held: digits(held) })}</Alert>}
        <WholeNumberInput label={translate('notices.dailyParts')} source="dailyParts" />
      </Box>
    </Section>
  );
};
