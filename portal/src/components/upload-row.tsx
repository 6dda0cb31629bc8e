import { language } from '../texts/language.ts';
import { useTexts } from '../texts/catalogue.ts';
import type { Limits, UploadItem } from '../state/uploads.ts';
import { useStore } from '../state/store.ts';
import { localDigits } from '../text/digits.ts';
import { formatBytes } from '../text/sizes.ts';
import { Button } from './button.tsx';
import { FileName } from './document-row.tsx';
import { faultsOf } from './faults.ts';

interface UploadRowProps {
  item: UploadItem;
  limits: Limits;
  onCancel: () => void;
  onRetry: () => void;
}

/** A file on its way, or one that did not arrive and why. */
export const UploadRow = ({ item, limits, onCancel, onRetry }: UploadRowProps) => {
  const texts = useTexts('documents');
  const { name, size } = item.file;
  const failed = item.state === 'failed';
  return (
    <li class={failed ? 'file refused' : 'file'}>
      <FileName name={name} bytes={size} />
      {failed ? <Reason item={item} limits={limits} /> : <Progress item={item} />}
      <span class="file-actions">
        {failed && item.repeatable && (
          <Button kind="link" label={texts.retryNamed(name)} onClick={onRetry}>
            {texts.retry}
          </Button>
        )}
        <Button kind="link" label={failed ? texts.removeNamed(name) : texts.cancelNamed(name)} onClick={onCancel}>
          {texts.remove}
        </Button>
      </span>
    </li>
  );
};

const Progress = ({ item }: { item: UploadItem }) => {
  const texts = useTexts('documents');
  const percent = Math.floor(item.share * 100);
  const chosen = useStore(language);
  if (item.state === 'queued') return <span class="file-state checking">{texts.queued}</span>;
  return (
    <span class="uploading">
      <progress max={100} value={percent} aria-label={texts.progress(item.file.name)} />
      <span class="percent">{localDigits(percent, chosen)}٪</span>
    </span>
  );
};

const Reason = ({ item: { problem, error }, limits }: Pick<UploadRowProps, 'item' | 'limits'>) => {
  const texts = useTexts('documents');
  const common = useTexts('common');
  const chosen = useStore(language);
  const seen = {
    empty: () => texts.empty,
    tooLarge: () => texts.tooLarge(formatBytes(limits.fileBytes ?? 0, chosen)),
    tooMany: () => texts.tooMany(localDigits(limits.files, chosen)),
  };
  const reasons = problem
    ? [seen[problem]()]
    : faultsOf(error, { texts: common, say: { 'file-changed': texts.changed } }).map(({ message }) => message);
  return <p class="fault">{reasons.join(' ')}</p>;
};
