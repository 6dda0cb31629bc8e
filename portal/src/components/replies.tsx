import type { Submission } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { When } from './when.tsx';

/** What the organisation answered to the letter. */
export const Replies = ({ replies }: Pick<Submission, 'replies'>) => {
  const texts = useTexts('letter');
  if (replies.length === 0) return null;
  return (
    <section aria-labelledby="replies">
      <h2 id="replies">{texts.replies}</h2>
      {replies.map(({ text, at }) => (
        <div class="card" key={at}>
          <p class="letter-text">{text}</p>
          <p class="muted">
            <When at={at} as="dateTime" />
          </p>
        </div>
      ))}
    </section>
  );
};
