import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Loading } from '../../ui/Loading.tsx';
import { PdfPage } from './PdfPage.tsx';

GlobalWorkerOptions.workerSrc = workerAddress;

/** Decoders of what scanners write; `vite.config.ts` puts them there. */
const DECODERS = `${import.meta.env.BASE_URL}pdf/`;

/** The pages of a PDF as images, one below the other: nothing in the file runs. */
export default function PdfPages({ address }: { address: string }) {
  const translate = useTranslate();
  const [pdf, setPdf] = useState<PDFDocumentProxy>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const task = getDocument({ url: address, wasmUrl: DECODERS, isEvalSupported: false });
    task.promise.then(setPdf, () => setFailed(true));
    return () => void task.destroy();
  }, [address]);
  if (failed) return <Alert severity="info">{translate('letter.previewFailed')}</Alert>;
  if (!pdf) return <Loading />;
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
      {Array.from({ length: pdf.numPages }, (_, index) => (
        <PdfPage key={index} number={index + 1} pdf={pdf} />
      ))}
    </Box>
  );
}
