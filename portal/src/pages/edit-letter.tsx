import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import type { Submission } from '../api/types.ts';
import { Page } from '../components/page.tsx';
import { Failed, Loading } from '../components/states.tsx';
import { Withdraw } from '../components/withdraw.tsx';
import { useTexts } from '../texts/catalogue.ts';
import { signedInOnly } from '../state/guard.tsx';
import { discardDraft, useLetter } from '../state/letters.ts';
import { useOrganisations } from '../state/organisations.ts';
import { usePreloaded } from '../state/preloaded.ts';
import { forgetTyped, unsavedOf } from '../state/typed.ts';
import { DraftStep } from '../wizard/draft-step.tsx';
import { CheckStep, LAZY } from '../wizard/lazy-steps.ts';
import { Progress } from '../wizard/progress.tsx';
import { isStep, previousStep, resumeStep, stepsFor } from '../wizard/steps.ts';

/** The questions about a draft that the server has; any can be gone back to from the check. */
function EditLetter() {
  const { params } = useRoute();
  const { route, query } = useLocation();
  const texts = useTexts('wizard');
  const id = params['id'] ?? '';
  const letter = useLetter(id);
  const organisations = useOrganisations();
  const draft = letter.data;
  const organisation = organisations.data?.items.find((one) => one.id === draft?.organisation.id);
  const step =
    isStep(params['step']) && params['step'] !== 'organisation'
      ? params['step']
      : draft && resumeStep(draft, unsavedOf(id));
  const isHere = usePreloaded(step && LAZY[step]);
  const wasDraft = useRef(false);
  wasDraft.current ||= draft?.status === 'draft';
  const elsewhere = draft && whereElse(draft, wasDraft.current);

  useEffect(() => {
    if (!elsewhere) return;
    forgetTyped(id);
    route(elsewhere, true);
  }, [elsewhere]);

  const error = letter.error ?? organisations.error;
  if (error) return <Failed error={error} retry={() => Promise.all([letter.reload(), organisations.reload()])} />;
  if (!draft || !organisations.data || !step || !isHere || elsewhere) return <Loading />;

  const changing = query['from'] === 'check';
  const before = stepsFor(organisation).includes(step) ? previousStep(step, organisation) : undefined;
  const back = changing ? 'check' : before === 'organisation' ? 'sender' : before;
  const address = (to: string) => `/letters/${id}/edit/${to}`;
  const ownHeading = step !== 'documents' && step !== 'check';
  return (
    <Page
      key={step}
      title={texts[step].title}
      ownHeading={ownHeading}
      caption={<Progress step={step} organisation={organisation} correction={draft.correctionOf !== null} />}
      back={back ? address(back) : '/letters'}
    >
      {step === 'check' ? (
        <CheckStep draft={draft} organisation={organisation} reload={letter.reload} go={route} />
      ) : (
        <DraftStep
          step={step}
          draft={draft}
          organisation={organisation}
          go={(to) => route(address(changing ? 'check' : to))}
        />
      )}
      <div class="saved">
        <p class="muted">{texts.saved}</p>
        <Withdraw kind="link" texts={texts.discard} onConfirm={() => discardDraft(id)} />
      </div>
    </Page>
  );
}

/** What is no longer a draft is looked at, not edited; what was sent from here has a receipt, what was discarded is gone. */
const whereElse = ({ id, status, submittedAt }: Submission, wasDraft: boolean): string | undefined => {
  if (status === 'draft') return undefined;
  if (!wasDraft) return `/letters/${id}`;
  return submittedAt ? `/letters/${id}/receipt` : '/letters';
};

export default signedInOnly(EditLetter);
