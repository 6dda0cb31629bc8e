import { useState } from 'preact/hooks';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import type { Token } from '../api/types.ts';
import { clock } from '../state/clock.ts';
import { makeToken, revokeToken, useTokens } from '../state/programs.ts';
import { useStore } from '../state/store.ts';
import { localDigits, onlyDigits } from '../text/digits.ts';
import { useTexts } from '../texts/catalogue.ts';
import { language } from '../texts/language.ts';
import { Checks } from './checks.tsx';
import { TextField } from './field.tsx';
import { Form } from './form.tsx';
import { ShownOnce } from './shown-once.tsx';
import { When } from './when.tsx';
import { Withdraw } from './withdraw.tsx';

type Scope = Token['scopes'][number];

const MOST_DAYS = 366;
const USUAL_DAYS = 90;
const USUAL: readonly Scope[] = ['letters:read', 'letters:write'];

/** Keys with which programs come in my place. */
export const Tokens = () => {
  const texts = useTexts('programs');
  const { data } = useTokens();
  const [made, setMade] = useState<{ id: string; token: string }>();
  return (
    <section class="card" aria-labelledby="tokens">
      <h2 id="tokens">{texts.tokensTitle}</h2>
      <p class="muted">{texts.tokensLead}</p>
      {data?.items.length === 0 && <p>{texts.tokensNone}</p>}
      {made && <ShownOnce key={made.id} title={texts.tokenMade} secret={made.token} />}
      <ul class="rows">
        {data?.items.map((token) => (
          <TokenRow key={token.id} token={token} />
        ))}
      </ul>
      <MakeToken onMade={setMade} />
    </section>
  );
};

const TokenRow = ({ token: { id, name, scopes, expiresAt, lastUsedAt } }: { token: Token }) => {
  const texts = useTexts('programs');
  const isOver = Date.parse(expiresAt) <= clock.now();
  return (
    <li>
      <div>
        <strong dir="auto">{name}</strong> {isOver && <strong class="tag quiet">{texts.expired}</strong>}
        <p class="muted">{scopes.map((scope) => texts.scopes[scope].label).join(texts.comma)}</p>
        <p class="muted">
          {texts.until} <When at={expiresAt} /> · {lastUsedAt ? texts.lastUsed : texts.neverUsed}{' '}
          {lastUsedAt && <When at={lastUsedAt} as="dateTime" />}
        </p>
      </div>
      <Withdraw kind="link" texts={texts.revoke(name)} onConfirm={() => revokeToken(id)} />
    </li>
  );
};

const MakeToken = ({ onMade }: { onMade: (token: { id: string; token: string }) => void }) => {
  const texts = useTexts('programs');
  const usual = { name: '', days: localDigits(USUAL_DAYS, useStore(language)), scopes: [...USUAL] };
  const [wanted, setWanted] = useState(usual);
  const days = Number(onlyDigits(wanted.days));
  const check = () => [!(days >= 1 && days <= MOST_DAYS) && { field: 'days', message: texts.wrongDays }];
  const make = async () => {
    onMade(await makeToken({ ...wanted, days }));
    setWanted(usual);
  };
  const scopes = (Object.keys(texts.scopes) as Scope[]).map((value) => ({ value, ...texts.scopes[value] }));
  return (
    <Form submit={texts.makeToken} check={check} onSubmit={make}>
      <TextField
        id="name"
        label={texts.tokenName}
        hint={texts.tokenNameHint}
        value={wanted.name}
        onInput={(name) => setWanted({ ...wanted, name })}
        bounds={BOUNDS.tokenName}
        missing={texts.missingName}
      />
      <Checks
        id="scopes"
        legend={texts.scopesLegend}
        choices={scopes}
        chosen={wanted.scopes}
        onChange={(chosen) => setWanted({ ...wanted, scopes: chosen })}
        missing={texts.missingScopes}
      />
      <TextField
        id="days"
        label={texts.days}
        hint={texts.daysHint}
        value={wanted.days}
        onInput={(next) => setWanted({ ...wanted, days: next })}
        code="long"
        input={{ inputMode: 'numeric', maxLength: 3 }}
      />
    </Form>
  );
};
