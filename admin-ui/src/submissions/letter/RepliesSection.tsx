import { useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { Section } from '../../ui/Section.tsx';
import { Words } from './Words.tsx';

/** What the organisation answered; not there before it has. */
export const RepliesSection = ({ letter: { replies } }: { letter: Submission }) => {
  const translate = useTranslate();
  if (replies.length === 0) return null;
  return (
    <Section title={translate('letter.replies')}>
      {replies.map(({ text, at }) => (
        <Words at={at} key={at} text={text} />
      ))}
    </Section>
  );
};
