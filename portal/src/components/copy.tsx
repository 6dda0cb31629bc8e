import { useEffect, useState } from 'preact/hooks';
import { copyText } from '../../../client/copy-text.ts';
import { useTexts } from '../texts/catalogue.ts';
import { Button } from './button.tsx';

export const CopyButton = ({ text, label }: { text: string; label: string }) => {
  const common = useTexts('common');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 4000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span class="copy">
      <Button
        kind="secondary"
        label={copied ? undefined : label}
        onClick={() => void copyText(text).then(() => setCopied(true))}
      >
        {copied ? common.copied : common.copy}
      </Button>
      <span class="visually-hidden" role="status">
        {copied ? common.copied : ''}
      </span>
    </span>
  );
};
