import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { lastFourDigits, parseMobile } from '../../../domain/identity/mobile.ts';
import { parseTrackingCode } from '../../../domain/tracking/code.ts';
import { at } from '../../../client/address.ts';
import { api } from '../api/client.ts';
import type { Tracking, TrackingRequest } from '../api/types.ts';
import { TextField } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Page } from '../components/page.tsx';
import { TrackingResult } from '../components/tracking-result.tsx';
import { language } from '../texts/language.ts';
import { useTexts } from '../texts/catalogue.ts';
import { useStore } from '../state/store.ts';
import { onlyDigits } from '../text/digits.ts';

interface Found {
  /** What was asked, to ask it again. */
  body: TrackingRequest;
  tracking: Tracking;
}

/** The last four digits of a number that was written whole. */
const lastFourOf = (text: string): string => {
  const mobile = parseMobile(text);
  return mobile ? lastFourDigits(mobile) : onlyDigits(text);
};

/** Where a letter is (`/t#CODE` in texts), for whoever holds its code and knows the mobile; nothing personal is shown. */
export default function TrackingPage() {
  const texts = useTexts('tracking');
  const { query } = useLocation();
  const [code, setCode] = useState(query['code'] ?? location.hash.slice(1));
  const [lastFour, setLastFour] = useState('');
  const [found, setFound] = useState<Found>();

  const track = async (body: TrackingRequest) => {
    const { data } = await api.send(at('/api/v1/trackings'), { method: 'POST', body, anonymous: true });
    setFound({ body, tracking: data });
  };
  const find = () => track({ trackingCode: parseTrackingCode(code) ?? code, mobileLastFour: lastFourOf(lastFour) });
  // The organisation's name comes in the language of the call.
  const chosen = useStore(language);
  useEffect(() => {
    if (found) track(found.body).catch(() => undefined);
  }, [chosen]);
  const check = () => {
    setFound(undefined);
    return [
      !parseTrackingCode(code) && {
        field: 'trackingCode',
        message: code.trim() ? texts.codeWrong : texts.codeMissing,
      },
      lastFourOf(lastFour).length !== 4 && { field: 'mobileLastFour', message: texts.lastFourMissing },
    ];
  };

  return (
    <Page title={texts.title}>
      <p class="lead">{texts.lead}</p>
      <div class="card">
        <Form
          submit={texts.find}
          check={check}
          onSubmit={find}
          mainField="trackingCode"
          say={{ 'not-found': texts.notFound }}
        >
          <TextField
            id="trackingCode"
            label={texts.code}
            hint={texts.codeHint}
            value={code}
            onInput={setCode}
            code="long"
            input={{ autocomplete: 'off', autocapitalize: 'characters', spellcheck: false }}
          />
          <TextField
            id="mobileLastFour"
            label={texts.lastFour}
            hint={texts.lastFourHint}
            value={lastFour}
            onInput={setLastFour}
            code="short"
            input={{ inputMode: 'numeric', autocomplete: 'off', maxLength: 20 }}
          />
        </Form>
      </div>
      {found && <TrackingResult tracking={found.tracking} />}
    </Page>
  );
}
