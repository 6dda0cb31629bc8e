import { DocumentName } from '../components/document-row.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { SummaryList, type Row } from '../components/summary-list.tsx';
import type { Organisation, Submission } from '../api/types.ts';
import { useMessages } from '../i18n/messages.ts';
import { writeBeginning } from '../state/beginning.ts';
import { submit } from '../state/letters.ts';
import { usePolling } from '../state/polling.ts';
import { me } from '../state/session.ts';
import { asksService, asksUnit, insteadOf, type Step } from './steps.ts';
import { Written } from '../components/written.tsx';

interface CheckStepProps {
  draft: Submission;
  organisation: Organisation | undefined;
  reload: () => Promise<void>;
  go: (url: string) => void;
}

/** Everything at a glance before it goes, each answer with a way back to its question. */
export const CheckStep = ({ draft, organisation, reload, go }: CheckStepProps) => {
  const { check: messages } = useMessages('wizard');
  const checking = draft.documents.some(({ state }) => state === 'checking');
  const refused = draft.documents.some(({ state }) => state === 'refused');
  usePolling(checking, reload);
  const send = async () => {
    await submit(draft.id);
    go(`/letters/${draft.id}/receipt`);
  };
  return (
    <>
      {draft.correctionOf && draft.documents.length === 0 && <Notice tone="info">{messages.correctionNote}</Notice>}
      {checking && <Notice tone="info">{messages.checking}</Notice>}
      {refused && <Notice tone="bad">{messages.refused}</Notice>}
      <SummaryList rows={useRows(draft, organisation)} />
      <Form
        submit={messages.send}
        check={() => [!draft.body && draft.documents.length === 0 && { message: messages.nothing }]}
        onSubmit={send}
        beside={
          <a class="button secondary" href="/letters">
            {messages.later}
          </a>
        }
      >
        <p class="muted">{messages.declaration}</p>
      </Form>
    </>
  );
};

const useRows = (draft: Submission, organisation: Organisation | undefined): (Row | false)[] => {
  const { check: messages } = useMessages('wizard');
  const who = me.get();
  const change = (name: string, href: string) => ({ href, text: messages.change, label: `${messages.change} ${name}` });
  const row = (step: Step, name: string, value: Row['value']): Row => ({
    name,
    value,
    change: change(name, `/letters/${draft.id}/edit/${step}?from=check`),
  });
  return [
    row('sender', messages.sender, draft.legalPerson?.name ?? `${who?.firstName} ${who?.lastName}`),
    {
      name: messages.organisation,
      value: draft.organisation.name,
      change: {
        ...change(messages.organisation, '/letters/new/organisation'),
        onClick: () => writeBeginning(insteadOf(draft)),
      },
    },
    asksUnit(organisation) && row('unit', messages.unit, draft.unit?.name ?? messages.noUnit),
    asksService(organisation) && row('service', messages.service, draft.service?.name ?? messages.noService),
    row(
      'subject',
      messages.subject,
      <bdi>
        <Written>{draft.subject}</Written>
      </bdi>,
    ),
    row(
      'text',
      messages.text,
      draft.body ? (
        <div class="letter-text">
          <Written>{draft.body}</Written>
        </div>
      ) : (
        messages.noText
      ),
    ),
    row('documents', messages.documents, <DocumentNames draft={draft} />),
  ];
};

const DocumentNames = ({ draft }: { draft: Submission }) => {
  const { check: messages } = useMessages('wizard');
  if (draft.documents.length === 0) return <>{messages.noDocuments}</>;
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
