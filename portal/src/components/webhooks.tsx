import { useState } from 'preact/hooks';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import type { Webhook } from '../api/types.ts';
import { changeWebhook, makeWebhook, removeWebhook, useWebhooks } from '../state/programs.ts';
import { useStore } from '../state/store.ts';
import { localDigits } from '../text/digits.ts';
import { useTexts } from '../texts/catalogue.ts';
import { language } from '../texts/language.ts';
import { useAction } from './action.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { TextField } from './field.tsx';
import { Form } from './form.tsx';
import { Code } from './number.tsx';
import { ShownOnce } from './shown-once.tsx';
import { When } from './when.tsx';
import { Withdraw } from './withdraw.tsx';

/** Addresses that are told what happens to my letters. */
export const Webhooks = () => {
  const texts = useTexts('programs');
  const { data } = useWebhooks();
  const [made, setMade] = useState<{ id: string; secret: string }>();
  return (
    <section class="card" aria-labelledby="webhooks">
      <h2 id="webhooks">{texts.webhooksTitle}</h2>
      <p class="muted">{texts.webhooksLead}</p>
      {data?.items.length === 0 && <p>{texts.webhooksNone}</p>}
      {made && <ShownOnce key={made.id} title={texts.webhookMade} secret={made.secret} />}
      <ul class="rows">
        {data?.items.map((webhook) => (
          <WebhookRow key={webhook.id} webhook={webhook} />
        ))}
      </ul>
      <MakeWebhook onMade={setMade} />
    </section>
  );
};

const WebhookRow = ({ webhook: { id, url, active }, webhook }: { webhook: Webhook }) => {
  const texts = useTexts('programs');
  const { busy, faults, run } = useAction(() => changeWebhook(id, { active: !active }));
  return (
    <li>
      <div>
        <Code>{url}</Code>
        <p class="muted">
          <WebhookState webhook={webhook} />
        </p>
        <ErrorSummary faults={faults} />
      </div>
      <div class="actions">
        <a class="button link" href={`/programs/${id}`}>
          {texts.calls}
        </a>
        <Button kind="link" busy={busy} onClick={run}>
          {active ? texts.switchOff : texts.switchOn}
        </Button>
        <Withdraw kind="link" texts={texts.removeWebhook} onConfirm={() => removeWebhook(id)} />
      </div>
    </li>
  );
};

/** Whether it is told everything, and what keeps it from that. */
export const WebhookState = ({ webhook }: { webhook: Webhook }) => {
  const texts = useTexts('programs');
  const chosen = useStore(language);
  const { active, behind, failingSince, switchedOffAt } = webhook;
  const waiting = behind > 0 && <span> · {texts.behind(localDigits(behind, chosen))}</span>;
  if (switchedOffAt)
    return (
      <>
        <strong class="tag bad">{texts.switchedOff}</strong> <When at={switchedOffAt} as="dateTime" />
        {waiting}
      </>
    );
  if (!active) return <strong class="tag quiet">{texts.off}</strong>;
  if (failingSince)
    return (
      <>
        <strong class="tag call">{texts.failing}</strong> {texts.since} <When at={failingSince} as="dateTime" />
        {waiting}
      </>
    );
  return (
    <>
      <strong class="tag good">{texts.on}</strong>
      {waiting}
    </>
  );
};

const MakeWebhook = ({ onMade }: { onMade: (webhook: { id: string; secret: string }) => void }) => {
  const texts = useTexts('programs');
  const [url, setUrl] = useState('');
  const make = async () => {
    onMade(await makeWebhook(url.trim()));
    setUrl('');
  };
  return (
    <Form submit={texts.makeWebhook} onSubmit={make} mainField="url">
      <TextField
        id="url"
        label={texts.url}
        hint={texts.urlHint}
        value={url}
        onInput={setUrl}
        bounds={BOUNDS.webhookUrl}
        missing={texts.missingUrl}
        input={{ type: 'url', inputMode: 'url', dir: 'ltr' }}
      />
    </Form>
  );
};
