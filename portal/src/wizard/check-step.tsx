import { DocumentName } from '../components/document-row.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { SummaryList, type Row } from '../components/summary-list.tsx';
import type { Organisation, Submission } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { writeBeginning } from '../state/beginning.ts';
import { settled, submit } from '../state/letters.ts';
import { usePolling } from '../state/polling.ts';
import { unsavedOf } from '../state/typed.ts';
import { me } from '../state/session.ts';
import { asksService, asksUnit, insteadOf, type Step, unsavedStep } from './steps.ts';

interface CheckStepProps {
  draft: Submission;
  organisation: Organisation | undefined;
  reload: () => Promise<void>;
  go: (url: string) => void;
}

/** Everything at a glance before it goes, each answer with a way back to its question. */
export const CheckStep = ({ draft, organisation, reload, go }: CheckStepProps) => {
  const { check: texts } = useTexts('wizard');
  const checking = draft.documents.some(({ state }) => state === 'checking');
  const refused = draft.documents.some(({ state }) => state === 'refused');
  usePolling(checking, reload);
  const send = async () => {
    await settled(draft.id);
    const open = unsavedStep(unsavedOf(draft.id));
    if (open) return go(`/letters/${draft.id}/edit/${open}?from=check`);
    await submit(draft.id);
    go(`/letters/${draft.id}/receipt`);
  };
  return (
    <>
      {draft.correctionOf && draft.documents.length === 0 && <Notice tone="info">{texts.correctionNote}</Notice>}
      {checking && <Notice tone="info">{texts.checking}</Notice>}
      {refused && <Notice tone="bad">{texts.refused}</Notice>}
      <SummaryList rows={useRows(draft, organisation)} />
      <Form
        submit={texts.send}
        check={() => [!draft.body && draft.documents.length === 0 && { message: texts.nothing }]}
        onSubmit={send}
        beside={
          <a class="button secondary" href="/letters">
            {texts.later}
          </a>
        }
      >
        <p class="muted">{texts.declaration}</p>
      </Form>
    </>
  );
};

const useRows = (draft: Submission, organisation: Organisation | undefined): (Row | false)[] => {
  const { check: texts } = useTexts('wizard');
  const who = me.get();
  const change = (name: string, href: string) => ({ href, text: texts.change, label: `${texts.change} ${name}` });
  const row = (step: Step, name: string, value: Row['value']): Row => ({
    name,
    value,
    change: change(name, `/letters/${draft.id}/edit/${step}?from=check`),
  });
  return [
    row('sender', texts.sender, draft.legalPerson?.name ?? `${who?.firstName} ${who?.lastName}`),
    {
      name: texts.organisation,
      value: draft.organisation.name,
      change: {
        ...change(texts.organisation, '/letters/new/organisation'),
        onClick: () => writeBeginning(insteadOf(draft)),
      },
    },
    asksUnit(organisation) && row('unit', texts.unit, draft.unit?.name ?? texts.noUnit),
    asksService(organisation) && row('service', texts.service, draft.service?.name ?? texts.noService),
    row('subject', texts.subject, <bdi>{draft.subject}</bdi>),
    row('text', texts.text, draft.body ? <div class="letter-text">{draft.body}</div> : texts.noText),
    row('documents', texts.documents, <DocumentNames draft={draft} />),
  ];
};

const DocumentNames = ({ draft }: { draft: Submission }) => {
  const { check: texts } = useTexts('wizard');
  if (draft.documents.length === 0) return <>{texts.noDocuments}</>;
  return (
    <ul class="plain">
      {draft.documents.map((document) => (
        <li key={document.id}>
          <DocumentName document={document} />
        </li>
      ))}
    </ul>
  );
};
