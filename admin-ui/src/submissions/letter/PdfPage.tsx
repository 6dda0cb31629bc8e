import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { RenderingCancelledException, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../ui/useFormat.ts';

/** Drawn before it is scrolled to, and let go of after: a page takes some megabytes. */
const NEAR = '800px';
const A4 = 210 / 297;

interface Props {
  pdf: PDFDocumentProxy;
  number: number;
}

export const PdfPage = ({ pdf, number }: Props) => {
  const translate = useTranslate();
  const { digits } = useFormat();
  const frame = useRef<HTMLLIElement>(null);
  const [near, setNear] = useState(false);
  const [ratio, setRatio] = useState(A4);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: NEAR,
    });
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  const name = translate('letter.pdfPage', { page: digits(number), pages: digits(pdf.numPages) });
  return (
    <Box component="li" ref={frame} sx={{ aspectRatio: ratio, border: 1, borderColor: 'divider', bgcolor: '#fff' }}>
      {failed && <Alert severity="info">{translate('letter.pdfPageFailed', { page: digits(number) })}</Alert>}
      {near && !failed && (
        <Drawing name={name} number={number} onFail={() => setFailed(true)} onRatio={setRatio} pdf={pdf} />
      )}
    </Box>
  );
};

interface DrawingProps extends Props {
  name: string;
  onRatio: (ratio: number) => void;
  onFail: () => void;
}

const Drawing = ({ pdf, number, name, onRatio, onFail }: DrawingProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const tellRatio = useEffectEvent(onRatio);
  const tellFailure = useEffectEvent(onFail);
  useEffect(() => {
    let gone = false;
    let stop: (() => void) | undefined;
    const draw = async () => {
      const page = await pdf.getPage(number);
      if (gone || !canvas.current) return;
      const { width, height } = page.getViewport({ scale: 1 });
      tellRatio(width / height);
      const scale = (canvas.current.clientWidth / width) * window.devicePixelRatio;
      const viewport = page.getViewport({ scale });
      Object.assign(canvas.current, { width: viewport.width, height: viewport.height });
      const drawing = page.render({ canvas: canvas.current, viewport });
      stop = () => drawing.cancel();
      await drawing.promise;
    };
    draw().catch((error: unknown) => {
      if (!gone && !(error instanceof RenderingCancelledException)) tellFailure();
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [pdf, number]);
  // A canvas draws text in the direction of its element, and each glyph has its own place here.
  return <canvas aria-label={name} dir="ltr" ref={canvas} role="img" style={{ width: '100%', display: 'block' }} />;
};
