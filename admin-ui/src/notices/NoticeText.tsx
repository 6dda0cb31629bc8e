import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { NoticeLanguage, NoticeTextKind } from '../../../domain/notices/index.ts';
import type { NoticeSettings } from '../api/types.ts';
import { Section } from '../ui/Section.tsx';
import { TextInLanguage } from './TextInLanguage.tsx';

const LANGUAGES = ['fa', 'en'] as const satisfies readonly NoticeLanguage[];

interface Props {
  kind: NoticeTextKind;
  settings: NoticeSettings;
}

/** One notice, in the languages in which applicants may want it. */
export const NoticeText = ({ kind, settings }: Props) => {
  const translate = useTranslate();
  return (
    <Section title={translate(`notices.kinds.${kind}`)}>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' } }}>
        {LANGUAGES.map((language) => (
          <TextInLanguage key={language} kind={kind} language={language} settings={settings} />
        ))}
      </Box>
    </Section>
  );
};
