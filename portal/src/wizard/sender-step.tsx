import { useState } from 'preact/hooks';
import { parseLegalId } from '../../../domain/identity/legal-id.ts';
import { TextField } from '../components/field.tsx';
import { Digits } from '../components/number.tsx';
import { Radios } from '../components/radios.tsx';
import { Loading } from '../components/states.tsx';
import { useMessages } from '../i18n/messages.ts';
import { addLegalPerson, useLegalPersons } from '../state/legal-persons.ts';
import { me } from '../state/session.ts';
import { StepForm } from './step-form.tsx';

const OTHER = 'other';

interface SenderStepProps {
  /** `null` is the person themselves. */
  value: string | null | undefined;
  onSave: (legalPersonId: string | null) => Promise<unknown>;
}

export const SenderStep = ({ value, onSave }: SenderStepProps) => {
  const { sender: messages } = useMessages('wizard');
  const { data, error } = useLegalPersons();
  const [chosen, setChosen] = useState(value === null ? 'myself' : value);
  const [person, setPerson] = useState({ name: '', legalId: '' });
  const who = me.get();
  if (!data && !error) return <Loading />;

  const check = () => {
    if (!chosen) return [{ field: 'legalPersonId', message: messages.missing }];
    if (chosen !== OTHER) return [];
    return [
      person.name.trim().length < 2 && { field: 'name', message: messages.nameMissing },
      !parseLegalId(person.legalId) && {
        field: 'legalId',
        message: person.legalId.trim() ? messages.idWrong : messages.idMissing,
      },
    ];
  };
  const save = async () => {
    if (chosen === OTHER) return onSave((await addLegalPerson(person)).id);
    return onSave(chosen === 'myself' ? null : (chosen ?? null));
  };

  return (
    <StepForm field="legalPersonId" check={check} onSubmit={save}>
      <Radios
        id="legalPersonId"
        legend={messages.title}
        value={chosen}
        onChange={setChosen}
        choices={[
          { value: 'myself', label: messages.myself, hint: `${who?.firstName ?? ''} ${who?.lastName ?? ''}` },
          ...(data?.items ?? []).map(({ id, name, legalId }) => ({
            value: id,
            label: name,
            hint: <Digits>{legalId}</Digits>,
          })),
          {
            value: OTHER,
            label: data?.items.length ? messages.other : messages.first,
            reveals: <NewPerson person={person} onChange={setPerson} />,
          },
        ]}
      />
    </StepForm>
  );
};

interface NewPersonProps {
  person: { name: string; legalId: string };
  onChange: (person: { name: string; legalId: string }) => void;
}

const NewPerson = ({ person, onChange }: NewPersonProps) => {
  const { sender: messages } = useMessages('wizard');
  return (
    <>
      <TextField
        id="name"
        label={messages.legalName}
        value={person.name}
        onInput={(name) => onChange({ ...person, name })}
        input={{ maxLength: 120 }}
      />
      <TextField
        id="legalId"
        label={messages.legalId}
        hint={messages.legalIdHint}
        value={person.legalId}
        onInput={(legalId) => onChange({ ...person, legalId })}
        code="long"
        input={{ inputMode: 'numeric', maxLength: 15 }}
      />
    </>
  );
};
