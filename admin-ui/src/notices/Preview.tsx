import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { NoticeLanguage } from '../../../domain/notices/index.ts';
import { smsSize } from '../../../domain/text/sms-parts.ts';
import { useFormat } from '../ui/useFormat.ts';

/** The text with the facts of a sample letter, as a phone shows it, and how many parts it has. */
export const Preview = ({ text, language }: { text: string; language: NoticeLanguage }) => {
  const translate = useTranslate();
  const { digits } = useFormat();
  const { parts, units, perPart, alphabet } = smsSize(text);
  const size = { parts: digits(parts), units: digits(units), perPart: digits(perPart) };
  return (
    <Box>
      <Box
        dir={language === 'fa' ? 'rtl' : 'ltr'}
        lang={language}
        sx={{
          p: 1.5,
          borderRadius: 2,
          bgcolor: 'action.hover',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          unicodeBidi: 'plaintext',
        }}
      >
        {text}
      </Box>
      <Typography aria-live="polite" color="textSecondary" variant="body2">
        {translate(`notices.size.${alphabet}`, size)}
      </Typography>
    </Box>
  );
};
