import { useEffect, useRef } from 'preact/hooks';
import type { Tracking } from '../api/types.ts';
import { useMessages } from '../i18n/messages.ts';
import { promiseOf } from '../state/promise.ts';
import { Code, Digits } from './number.tsx';
import { SummaryList, type Row } from './summary-list.tsx';
import { StatusTag } from './tag.tsx';
import { When } from './when.tsx';

/** Takes the focus when it appears, because that is below the form. */
export const TrackingResult = ({ tracking }: { tracking: Tracking }) => {
  const messages = useMessages('tracking');
  const { hints } = useMessages('letter');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="card result" aria-labelledby="result">
      <h2 id="result" tabIndex={-1} ref={heading}>
        {messages.result}
      </h2>
      <div>
        <StatusTag status={tracking.status} />
        <p class="hint-line">{hints[tracking.status]}</p>
      </div>
      <SummaryList rows={useRows(tracking)} />
      <p>
        <a href="/letters">{messages.more}</a>
      </p>
    </section>
  );
};

const useRows = (tracking: Tracking): (Row | null)[] => {
  const messages = useMessages('tracking');
  const { trackingCode, organisation, submittedAt, updatedAt, letterNumber } = tracking;
  const promisedAt = promiseOf(tracking);
  return [
    letterNumber ? { name: messages.number, value: <Digits strong>{letterNumber}</Digits> } : null,
    { name: messages.code, value: <Code>{trackingCode}</Code> },
    { name: messages.organisation, value: organisation.name },
    submittedAt ? { name: messages.submittedAt, value: <When at={submittedAt} as="dateTime" /> } : null,
    promisedAt ? { name: messages.promisedAt, value: <When at={promisedAt} as="long" /> } : null,
    { name: messages.updatedAt, value: <When at={updatedAt} as="dateTime" /> },
  ];
};
