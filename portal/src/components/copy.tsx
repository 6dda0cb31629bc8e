import { useEffect, useState } from 'preact/hooks';
import { useMessages } from '../i18n/messages.ts';
import { Button } from './button.tsx';

/** The clipboard needs a secure page; elsewhere the old way through a selection. */
const copy = async (text: string): Promise<void> => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
};

export const CopyButton = ({ text, label }: { text: string; label: string }) => {
  const common = useMessages('common');
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
        onClick={() => void copy(text).then(() => setCopied(true))}
      >
        {copied ? common.copied : common.copy}
      </Button>
      <span class="visually-hidden" role="status">
        {copied ? common.copied : ''}
      </span>
    </span>
  );
};
