import Link from '@mui/material/Link';
import { LinkBase, useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { Code } from '../../ui/Code.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Instant } from '../../ui/Instant.tsx';
import { Section } from '../../ui/Section.tsx';
import { Deadline } from '../Waiting.tsx';

const TrackingCode = ({ code, label }: { code: string; label: string }) => (
  <span style={{ whiteSpace: 'nowrap' }}>
    <Code>{code}</Code> <CopyButton label={label} text={code} />
  </span>
);

export const DetailsSection = ({ letter }: { letter: Submission }) => {
  const translate = useTranslate();
  const label = (name: string) => translate(`letter.${name}`);
  const { trackingCode, submittedAt, promisedAt, clientReference, correctionOf, routing } = letter;
  return (
    <Section title={label('details')}>
      <Facts
        facts={[
          [label('trackingCode'), trackingCode && <TrackingCode code={trackingCode} label={label('trackingCode')} />],
          [label('submittedAt'), submittedAt && <Instant at={submittedAt} />],
          [label('promisedAt'), promisedAt && <Deadline letter={letter} />],
          [label('unit'), letter.unit?.name],
          [label('service'), letter.service?.name],
          [label('assignee'), letter.assignee?.name],
          [label('routing'), routing && translate(`letter.routedBy.${routing.by}`)],
          [label('clientReference'), clientReference && <Code>{clientReference}</Code>],
          [
            label('correctionOf'),
            correctionOf && (
              <Link component={LinkBase} to={`/submissions/${correctionOf}/show`}>
                {label('openPrevious')}
              </Link>
            ),
          ],
        ]}
      />
    </Section>
  );
};
