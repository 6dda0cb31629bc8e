import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { Section } from '../../ui/Section.tsx';
import { DocumentItem } from './DocumentItem.tsx';
import { Words } from './Words.tsx';

/** What the organisation answered, with the documents of each answer; not there before it has. */
export const RepliesSection = ({ letter: { id, replies, repliesBy } }: { letter: Submission }) => {
  const translate = useTranslate();
  if (replies.length === 0) return null;
  return (
    <Section title={translate('letter.replies')}>
      {replies.map(({ text, at, documents }, index) => (
        <Box key={at}>
          <Words at={at} text={text} title={repliesBy[index] ?? undefined} />
          <Box component="ul" sx={{ display: 'grid', gap: 1, listStyle: 'none', m: 0, p: 0, pb: 1 }}>
            {documents.map((document) => (
              <DocumentItem document={document} key={document.id} letterId={id} />
            ))}
          </Box>
        </Box>
      ))}
    </Section>
  );
};
