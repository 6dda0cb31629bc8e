import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { LegalPersons } from '../components/legal-persons.tsx';
import { Notice } from '../components/notice.tsx';
import { Digits } from '../components/number.tsx';
import { Page } from '../components/page.tsx';
import { PersonForm } from '../components/person-form.tsx';
import { useTexts } from '../texts/catalogue.ts';
import { returnPath, signedInOnly } from '../state/guard.tsx';
import { me } from '../state/session.ts';
import { toReadableForm } from '../../../domain/identity/mobile.ts';
import { useStore } from '../state/store.ts';

/** Who I am; asked for before the first letter. */
function Profile() {
  const texts = useTexts('profile');
  const { route, query } = useLocation();
  const who = useStore(me);
  const [first] = useState(!who?.complete);
  const [saved, setSaved] = useState(false);
  const done = () => {
    if (query['next']) route(returnPath(query['next']), true);
    else setSaved(true);
  };
  return (
    <Page title={first ? texts.firstTitle : texts.title}>
      <p class="lead">{texts.lead}</p>
      {saved && <Notice tone="good">{texts.saved}</Notice>}
      <div class="card">
        <p class="known">
          {texts.mobile}: <Digits strong>{toReadableForm(who?.mobile ?? '')}</Digits>
        </p>
        {who?.nationalId && (
          <p class="known">
            {texts.nationalId}: <Digits strong>{who.nationalId}</Digits>
          </p>
        )}
        <PersonForm submit={query['next'] ? texts.saveAndGo : texts.save} onDone={done} />
      </div>
      {!first && <LegalPersons />}
      {!first && (
        <p>
          <a href="/programs">{texts.programs}</a>
        </p>
      )}
    </Page>
  );
}

export default signedInOnly(Profile);
