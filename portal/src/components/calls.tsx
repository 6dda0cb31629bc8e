import type { WebhookDelivery } from '../api/types.ts';
import { callAgain } from '../state/programs.ts';
import type { ToldEvent } from '../text/events.ts';
import { useTexts } from '../texts/catalogue.ts';
import { useAction } from './action.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Code, Digits } from './number.tsx';
import { When } from './when.tsx';

const TONE = { waiting: 'quiet', sending: 'busy', delivered: 'good', failed: 'bad' } as const;

interface CallsProps {
  webhookId: string;
  calls: readonly WebhookDelivery[];
}

/** What became of each call to a webhook. */
export const Calls = ({ webhookId, calls }: CallsProps) => (
  <ul class="rows card">
    {calls.map((call) => (
      <Call key={call.id} webhookId={webhookId} call={call} />
    ))}
  </ul>
);

const Call = ({ webhookId, call }: { webhookId: string; call: WebhookDelivery }) => {
  const texts = useTexts('programs');
  const { events } = useTexts('letter');
  const { busy, faults, run } = useAction(() => callAgain(webhookId, call.id));
  const { position, state, submissionId, replayOf, at, httpStatus, reason } = call;
  const isDone = state === 'delivered' || state === 'failed';
  return (
    <li>
      <div>
        <strong class={`tag ${TONE[state]}`}>{texts.states[state]}</strong>{' '}
        <a href={`/letters/${submissionId}`}>{call.type in events ? events[call.type as ToldEvent] : call.type}</a>
        <p class="muted">
          {texts.position} <Digits>{String(position)}</Digits> · <When at={at} as="dateTime" />
          {replayOf && ` · ${texts.again}`}
        </p>
        {state === 'failed' && (
          <p class="muted">
            {texts.whyFailed} <Code>{httpStatus === null ? (reason ?? '') : `HTTP ${httpStatus}`}</Code>
          </p>
        )}
        <ErrorSummary faults={faults} />
      </div>
      {isDone && (
        <Button kind="link" busy={busy} onClick={run}>
          {texts.callAgain}
        </Button>
      )}
    </li>
  );
};
