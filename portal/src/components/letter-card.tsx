import type { SubmissionSummary } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { Code, Digits } from './number.tsx';
import { StatusTag } from './tag.tsx';
import { When } from './when.tsx';

export const LetterCard = ({ letter }: { letter: SubmissionSummary }) => {
  const texts = useTexts('letters');
  const { id, status, subject, organisation, submittedAt, updatedAt, trackingCode, letterNumber } = letter;
  const isDraft = status === 'draft';
  return (
    <li class="letter-card">
      <div class="letter-card-top">
        <h2>
          <a href={isDraft ? `/letters/${id}/edit` : `/letters/${id}`}>
            <bdi>{subject}</bdi>
          </a>
        </h2>
        <StatusTag status={status} />
      </div>
      <p class="to">{organisation.name}</p>
      <ul class="facts">
        <li>
          {submittedAt ? texts.sent : texts.edited}: <When at={submittedAt ?? updatedAt} as="dateTime" />
        </li>
        {letterNumber && (
          <li>
            {texts.number}: <Digits>{letterNumber}</Digits>
          </li>
        )}
        {trackingCode && (
          <li>
            {texts.code}: <Code>{trackingCode}</Code>
          </li>
        )}
        {isDraft && <li class="call">{texts.continueDraft}</li>}
        {status === 'awaitingApplicant' && <li class="call">{texts.answer}</li>}
      </ul>
    </li>
  );
};
