import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useGetList, useTranslate } from 'react-admin';
import type { LetterNotice, Submission } from '../../api/types.ts';
import { ListProblem } from '../../ui/ListProblem.tsx';
import { Section } from '../../ui/Section.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { Tone } from '../../ui/tones.ts';
import { Words } from './Words.tsx';

const TONES: Record<LetterNotice['delivery'], Tone> = {
  held: 'warning',
  waiting: 'info',
  sent: 'primary',
  delivered: 'success',
  givenUp: 'error',
};

/** What the applicant was told by SMS, the newest first, and whether it came. */
export const NoticesSection = ({ letter: { id, sequence } }: { letter: Submission }) => {
  const translate = useTranslate();
  const { data = [], error } = useGetList<LetterNotice>(
    'letter-notices',
    { filter: { submissionId: id, sequence } },
    { placeholderData: (previous) => previous, refetchInterval: 15_000, retry: 1 },
  );
  return (
    <Section title={translate('letter.notices')}>
      {error && data.length === 0 && <ListProblem error={error} />}
      {!error && data.length === 0 && <Typography color="textSecondary">{translate('letter.noNotices')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.25 }}>
        {data.toReversed().map((notice) => (
          <Box component="li" key={notice.id} sx={{ p: 1.5, borderRadius: 1, bgcolor: 'background.default' }}>
            <Words
              at={notice.at}
              text={notice.text}
              title={translate(`notices.kinds.${notice.kind}`, { _: notice.kind })}
            />
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 0.75 }}>
              <Tag tone={TONES[notice.delivery]}>{translate(`notices.delivery.${notice.delivery}`)}</Tag>
              <Typography color="textSecondary" variant="body2">
                {notice.reason
                  ? translate(`notices.reasons.${notice.reason}`)
                  : notice.tries.map(({ panel }) => panel).join(translate('app.comma'))}
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
};
