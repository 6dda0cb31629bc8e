import { useState } from 'preact/hooks';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { parseLegalId } from '../../../domain/identity/legal-id.ts';
import { useTexts } from '../texts/catalogue.ts';
import { addLegalPerson, useLegalPersons } from '../state/legal-persons.ts';
import { TextField } from './field.tsx';
import { Form } from './form.tsx';
import { Notice } from './notice.tsx';
import { Digits } from './number.tsx';

export const LegalPersons = () => {
  const texts = useTexts('profile');
  const { data, reload } = useLegalPersons();
  return (
    <section class="card" aria-labelledby="legal">
      <h2 id="legal">{texts.legalTitle}</h2>
      <p class="muted">{texts.legalLead}</p>
      {data?.items.length === 0 && <p>{texts.legalNone}</p>}
      <ul class="rows">
        {data?.items.map(({ id, name, legalId }) => (
          <li key={id}>
            <strong>{name}</strong> <Digits>{legalId}</Digits>
          </li>
        ))}
      </ul>
      <AddLegalPerson onAdded={() => void reload()} />
    </section>
  );
};

const AddLegalPerson = ({ onAdded }: { onAdded: () => void }) => {
  const texts = useTexts('profile');
  const [name, setName] = useState('');
  const [legalId, setLegalId] = useState('');
  const [added, setAdded] = useState(false);
  const add = async () => {
    await addLegalPerson({ name, legalId });
    setName('');
    setLegalId('');
    setAdded(true);
    onAdded();
  };
  const check = () => [
    !parseLegalId(legalId) && {
      field: 'legalId',
      message: legalId.trim() ? texts.wrong.legalId : texts.missing.legalId,
    },
  ];
  return (
    <Form submit={texts.addLegal} check={check} onSubmit={add}>
      {added && <Notice tone="good">{texts.added}</Notice>}
      <TextField
        id="name"
        label={texts.legalName}
        value={name}
        onInput={setName}
        bounds={BOUNDS.legalPersonName}
        missing={texts.missing.name}
      />
      <TextField
        id="legalId"
        label={texts.legalId}
        hint={texts.legalIdHint}
        value={legalId}
        onInput={setLegalId}
        code="long"
        input={{ inputMode: 'numeric', maxLength: 15 }}
      />
    </Form>
  );
};
