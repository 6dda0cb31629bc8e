import { Calls } from './calls.tsx';
import { Code } from './number.tsx';
import { Page } from './page.tsx';
import { Failed, Loading } from './states.tsx';
import { WebhookState } from './webhooks.tsx';
import { usePolling } from '../state/polling.ts';
import { useCalls, useWebhooks } from '../state/programs.ts';
import { useTexts } from '../texts/catalogue.ts';

const POLL_EVERY_MS = 10_000;

/** What a webhook was told, and how it answered. */
export default function WebhookLog({ id }: { id: string }) {
  const texts = useTexts('programs');
  const calls = useCalls(id);
  const webhooks = useWebhooks();
  const again = async () => void (await Promise.all([calls.reload(), webhooks.reload()]));
  usePolling(true, again, POLL_EVERY_MS);
  const error = calls.error ?? webhooks.error;
  if (error) return <Failed error={error} retry={() => void again()} />;
  if (!calls.data) return <Loading />;
  const webhook = webhooks.data?.items.find((one) => one.id === id);
  return (
    <Page title={texts.callsTitle} back="/programs">
      {webhook && (
        <>
          <p>
            <Code>{webhook.url}</Code>
          </p>
          <p>
            <WebhookState webhook={webhook} />
          </p>
        </>
      )}
      {calls.data.items.length === 0 ? <p>{texts.callsNone}</p> : <Calls webhookId={id} calls={calls.data.items} />}
    </Page>
  );
}
