import FileIcon from '@mui/icons-material/InsertDriveFileOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { LetterDocument } from '../../api/types.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useFormat } from '../../ui/useFormat.ts';
import { DocumentLinks } from './DocumentLinks.tsx';

const TONES = { checking: 'info', ready: 'success', refused: 'error' } as const;

interface Props {
  document: LetterDocument;
  letterId: string;
}

export const DocumentItem = ({ document, letterId }: Props) => {
  const translate = useTranslate();
  const { size } = useFormat();
  const { name, bytes, state, reason } = document;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        p: 1.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      <FileIcon color="primary" />
      <Box sx={{ flex: '1 1 12rem', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          <bdi>{name}</bdi>
        </Typography>
        <Typography color="textSecondary" variant="body2">
          <bdi>{size(bytes)}</bdi>
          {reason && (
            <>
              {' '}
              · <bdi>{reason}</bdi>
            </>
          )}
        </Typography>
      </Box>
      {state !== 'ready' && <Tag tone={TONES[state]}>{translate(`letter.documentState.${state}`)}</Tag>}
      {state === 'ready' && <DocumentLinks document={document} letterId={letterId} />}
    </Box>
  );
};
