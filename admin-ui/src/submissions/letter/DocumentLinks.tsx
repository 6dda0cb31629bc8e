import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import PreviewIcon from '@mui/icons-material/VisibilityOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { LetterDocument } from '../../api/types.ts';
import { documentAddress, hasPreview, PDF } from './documentAddress.ts';
import { PreviewDialog } from './PreviewDialog.tsx';

interface Props {
  document: LetterDocument;
  letterId: string;
}

export const DocumentLinks = ({ document, letterId }: Props) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const { id, name, mediaType } = document;
  const address = documentAddress(letterId, id);
  return (
    <>
      {hasPreview(document) && (
        <Button
          aria-label={translate('letter.previewNamed', { name })}
          onClick={() => setOpen(true)}
          size="small"
          startIcon={<PreviewIcon />}
        >
          {translate('letter.preview')}
        </Button>
      )}
      <Button
        aria-label={translate('letter.downloadNamed', { name })}
        component="a"
        download={name}
        href={address}
        size="small"
        startIcon={<DownloadIcon />}
        variant="outlined"
      >
        {translate('letter.download')}
      </Button>
      <PreviewDialog
        address={address}
        isPdf={mediaType === PDF}
        name={name}
        onClose={() => setOpen(false)}
        open={open}
      />
    </>
  );
};
