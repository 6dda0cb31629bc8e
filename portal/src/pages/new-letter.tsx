import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import type { Organisation } from '../api/types.ts';
import { Page } from '../components/page.tsx';
import { Failed, Loading } from '../components/states.tsx';
import { useTexts } from '../texts/catalogue.ts';
import { readBeginning, writeBeginning } from '../state/beginning.ts';
import { signedInOnly } from '../state/guard.tsx';
import { useOrganisations } from '../state/organisations.ts';
import { me } from '../state/session.ts';
import { BeginningStep } from '../wizard/beginning-step.tsx';
import { Progress } from '../wizard/progress.tsx';
import { isStep, previousStep, reachable, type Beginning, type Step } from '../wizard/steps.ts';

/** The questions up to the subject, which are kept in this tab; with the subject the draft goes to the server. */
function NewLetter() {
  const { route } = useLocation();
  const { params } = useRoute();
  const { data, error, reload } = useOrganisations();
  const texts = useTexts('wizard');
  // Coming here without a step begins anew.
  const beginning = params['step'] ? readBeginning() : {};
  const organisation = data?.items.find(({ id }) => id === beginning.organisationId);
  const wanted = isStep(params['step']) ? params['step'] : 'sender';
  const step = reachable(wanted, beginning, organisation);
  // Only on coming back: when the draft is made here, the way on is known already.
  const [draftId] = useState(beginning.draftId);
  const elsewhere = whereElse({ draftId, wanted: params['step'], step: data && step });

  useEffect(() => {
    if (!params['step']) writeBeginning({});
    if (elsewhere) route(elsewhere, true);
  }, [elsewhere]);

  if (error) return <Failed error={error} retry={reload} />;
  if (!data || elsewhere) return <Loading />;
  return (
    <Page
      key={step}
      title={texts[step].title}
      ownHeading
      caption={<Progress step={step} organisation={organisation} />}
      back={backFrom(step, beginning, organisation)}
    >
      <BeginningStep step={step} beginning={beginning} organisations={data.items} onSave={writeBeginning} go={route} />
    </Page>
  );
}

const backFrom = (step: Step, { instead }: Beginning, organisation: Organisation | undefined): string => {
  if (instead && step === 'organisation') return `/letters/${instead.id}/edit/check`;
  const before = previousStep(step, organisation);
  return before ? `/letters/new/${before}` : '/letters';
};

interface Where {
  draftId: string | undefined;
  wanted: string | undefined;
  step: string | undefined;
}

/** The profile first; a beginning that has become a draft goes on there; and no question is jumped over. */
const whereElse = ({ draftId, wanted, step }: Where): string | undefined => {
  if (!me.get()?.complete) return '/profile?next=/letters/new';
  if (draftId) return `/letters/${draftId}/edit/${wanted}`;
  return step && step !== wanted ? `/letters/new/${step}` : undefined;
};

export default signedInOnly(NewLetter);
