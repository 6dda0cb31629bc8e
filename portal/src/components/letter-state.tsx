import type { Submission } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { promiseOf } from '../state/promise.ts';
import { CopyButton } from './copy.tsx';
import { NextAction } from './letter-actions.tsx';
import { Code, Digits } from './number.tsx';
import { StatusTag } from './tag.tsx';
import { When } from './when.tsx';

/** The first thing to see: the status, what it means, and the number or the code. */
export const LetterState = ({ letter }: { letter: Submission }) => {
  const texts = useTexts('letter');
  const { status, rejection, letterNumber, trackingCode } = letter;
  const promisedAt = promiseOf(letter);
  return (
    <section class={`letter-state ${status}`}>
      <div role="status">
        <StatusTag status={status} />
        <p class="hint-line">{texts.hints[status]}</p>
      </div>
      {rejection && (
        <div class="reason">
          <h2>{texts.reason}</h2>
          <p class="letter-text">{rejection.reason}</p>
        </div>
      )}
      <NextAction letter={letter} />
      <dl class="key-facts">
        {letterNumber && (
          <div class="number">
            <dt>{texts.number}</dt>
            <dd>
              <Digits strong>{letterNumber}</Digits> <CopyButton text={letterNumber} label={texts.copyNumber} />
            </dd>
          </div>
        )}
        {trackingCode && (
          <div>
            <dt>{texts.code}</dt>
            <dd>
              <Code>{trackingCode}</Code> <CopyButton text={trackingCode} label={texts.copyCode} />
            </dd>
          </div>
        )}
        {promisedAt && (
          <div>
            <dt>{texts.promisedAt}</dt>
            <dd>
              <When at={promisedAt} as="long" />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
};
