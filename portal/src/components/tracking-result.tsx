import { useEffect, useRef } from 'preact/hooks';
import type { Tracking } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { promiseOf } from '../state/promise.ts';
import { Code, Digits } from './number.tsx';
import { SummaryList, type Row } from './summary-list.tsx';
import { StatusTag } from './tag.tsx';
import { When } from './when.tsx';

/** Takes the focus when it appears, because that is below the form. */
export const TrackingResult = ({ tracking }: { tracking: Tracking }) => {
  const texts = useTexts('tracking');
  const { hints } = useTexts('letter');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="card result" aria-labelledby="result">
      <h2 id="result" tabIndex={-1} ref={heading}>
        {texts.result}
      </h2>
      <div>
        <StatusTag status={tracking.status} />
        <p class="hint-line">{hints[tracking.status]}</p>
      </div>
      <SummaryList rows={useRows(tracking)} />
      <p>
        <a href="/letters">{texts.more}</a>
      </p>
    </section>
  );
};

const useRows = (tracking: Tracking): (Row | null)[] => {
  const texts = useTexts('tracking');
  const letter = useTexts('letter');
  const { trackingCode, organisation, submittedAt, updatedAt, letterNumber, circulation } = tracking;
  const promisedAt = promiseOf(tracking);
  return [
    letterNumber ? { name: texts.number, value: <Digits strong>{letterNumber}</Digits> } : null,
    { name: texts.code, value: <Code>{trackingCode}</Code> },
    { name: texts.organisation, value: organisation.name },
    circulation
      ? {
          name: letter.circulation,
          value: circulation.unit ? letter.referredTo(circulation.unit) : letter.events[circulation.type],
        }
      : null,
    submittedAt ? { name: texts.submittedAt, value: <When at={submittedAt} as="dateTime" /> } : null,
    promisedAt ? { name: texts.promisedAt, value: <When at={promisedAt} as="long" /> } : null,
    { name: texts.updatedAt, value: <When at={updatedAt} as="dateTime" /> },
  ];
};
