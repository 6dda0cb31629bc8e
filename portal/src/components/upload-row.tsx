import { language } from '../i18n/language.ts';
import { useMessages } from '../i18n/messages.ts';
import type { Settings } from '../api/types.ts';
import type { UploadItem } from '../state/uploads.ts';
import { useStore } from '../state/store.ts';
import { localDigits } from '../text/digits.ts';
import { formatBytes } from '../text/sizes.ts';
import { Button } from './button.tsx';
import { FileName } from './document-row.tsx';
import { faultsOf } from './faults.ts';

interface UploadRowProps {
  item: UploadItem;
  limits: Settings | undefined;
  onCancel: () => void;
  onRetry: () => void;
}

/** A file on its way, or one that did not arrive and why. */
export const UploadRow = ({ item, limits, onCancel, onRetry }: UploadRowProps) => {
  const messages = useMessages('documents');
  const { name, size } = item.file;
  const failed = item.state === 'failed';
  return (
    <li class={failed ? 'file refused' : 'file'}>
      <FileName name={name} bytes={size} />
      {failed ? <Reason item={item} limits={limits} /> : <Progress item={item} />}
      <span class="file-actions">
        {failed && item.repeatable && (
          <Button kind="link" label={messages.retryNamed(name)} onClick={onRetry}>
            {messages.retry}
          </Button>
        )}
        <Button kind="link" label={failed ? messages.removeNamed(name) : messages.cancelNamed(name)} onClick={onCancel}>
          {messages.remove}
        </Button>
      </span>
    </li>
  );
};

const Progress = ({ item }: { item: UploadItem }) => {
  const messages = useMessages('documents');
  const percent = Math.floor(item.share * 100);
  const chosen = useStore(language);
  if (item.state === 'queued') return <span class="file-state checking">{messages.queued}</span>;
  return (
    <span class="uploading">
      <progress max={100} value={percent} aria-label={messages.progress(item.file.name)} />
      <span class="percent">{localDigits(percent, chosen)}٪</span>
    </span>
  );
};

const Reason = ({ item: { problem, error }, limits }: Pick<UploadRowProps, 'item' | 'limits'>) => {
  const messages = useMessages('documents');
  const common = useMessages('common');
  const chosen = useStore(language);
  const seen = {
    empty: () => messages.empty,
    tooLarge: () => messages.tooLarge(formatBytes(limits?.fileBytes ?? 0, chosen)),
    tooMany: () => messages.tooMany(localDigits(limits?.files ?? 0, chosen)),
  };
  const texts = problem ? [seen[problem]()] : faultsOf(error, { messages: common }).map(({ message }) => message);
  return <p class="fault">{texts.join(' ')}</p>;
};
