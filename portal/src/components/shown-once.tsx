import { useTexts } from '../texts/catalogue.ts';
import { CopyButton } from './copy.tsx';
import { Notice } from './notice.tsx';
import { Code } from './number.tsx';

/** Something secret that nobody is shown again. */
export const ShownOnce = ({ title, secret }: { title: string; secret: string }) => {
  const { shownOnce, copySecret } = useTexts('programs');
  return (
    <Notice tone="call" title={title} takesFocus>
      <p>{shownOnce}</p>
      <p class="secret">
        <Code>{secret}</Code>
      </p>
      <CopyButton text={secret} label={copySecret} />
    </Notice>
  );
};
