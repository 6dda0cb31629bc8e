import type { Submission } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { DocumentRow } from './document-row.tsx';
import { When } from './when.tsx';

/** What the organisation answered to the letter, each answer with its documents. */
export const Replies = ({ letter: { id, replies } }: { letter: Submission }) => {
  const texts = useTexts('letter');
  if (replies.length === 0) return null;
  return (
    <section aria-labelledby="replies">
      <h2 id="replies">{texts.replies}</h2>
      {replies.map(({ text, at, documents }) => (
        <div class="card reply" key={at}>
          <p class="letter-text">{text}</p>
          {documents.length > 0 && (
            <ul class="files">
              {documents.map((document) => (
                <DocumentRow key={document.id} letterId={id} document={document} />
              ))}
            </ul>
          )}
          <p class="muted">
            <When at={at} as="dateTime" />
          </p>
        </div>
      ))}
    </section>
  );
};
