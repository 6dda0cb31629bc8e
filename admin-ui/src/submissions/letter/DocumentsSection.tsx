import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { Section } from '../../ui/Section.tsx';
import { DocumentItem } from './DocumentItem.tsx';

export const DocumentsSection = ({ letter: { id, documents } }: { letter: Submission }) => {
  const translate = useTranslate();
  return (
    <Section title={translate('letter.documents')}>
      {documents.length === 0 ? (
        <Typography color="textSecondary">{translate('letter.noDocuments')}</Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
          {documents.map((document) => (
            <DocumentItem document={document} key={document.id} letterId={id} />
          ))}
        </Box>
      )}
    </Section>
  );
};
