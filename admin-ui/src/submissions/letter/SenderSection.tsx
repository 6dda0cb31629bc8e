import { useTranslate } from 'react-admin';
import type { Sender } from '../../api/types.ts';
import { Code } from '../../ui/Code.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Section } from '../../ui/Section.tsx';
import { toReadableForm } from '../../../../domain/identity/mobile.ts';

export const SenderSection = ({ sender }: { sender: Sender }) => {
  const translate = useTranslate();
  const label = (name: string) => translate(`letter.${name}`);
  const legal = sender.kind === 'legal';
  return (
    <Section title={label('senderTitle')}>
      <Facts
        facts={[
          [label('legalName'), legal && sender.legalName],
          [label('legalId'), legal && sender.legalId && <Code>{sender.legalId}</Code>],
          [label(legal ? 'representative' : 'name'), `${sender.firstName} ${sender.lastName}`],
          [label('nationalId'), <Code>{sender.nationalId}</Code>],
          [label('mobile'), <Code>{toReadableForm(sender.mobile)}</Code>],
        ]}
      />
    </Section>
  );
};
