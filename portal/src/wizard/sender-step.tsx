import { BOUNDS } from '../../../domain/text/bounds.ts';
import { parseLegalId } from '../../../domain/identity/legal-id.ts';
import { TextField } from '../components/field.tsx';
import { Digits } from '../components/number.tsx';
import { Radios } from '../components/radios.tsx';
import { Loading } from '../components/states.tsx';
import { useTexts } from '../texts/catalogue.ts';
import { addLegalPerson, useLegalPersons } from '../state/legal-persons.ts';
import { me } from '../state/session.ts';
import { useTyped } from '../state/typed.ts';
import { StepForm } from './step-form.tsx';

const MYSELF = 'myself';
const OTHER = 'other';

/** Who it is, and what is written of a company that is not known yet. */
interface Answer extends NewPerson {
  chosen?: string;
}

interface NewPerson {
  name: string;
  legalId: string;
}

interface SenderStepProps {
  /** Where what is not saved yet is kept: the draft's id, or `new`. */
  draft: string;
  /** `null` is the person themselves. */
  value: string | null | undefined;
  onSave: (legalPersonId: string | null) => Promise<unknown>;
}

export const SenderStep = ({ draft, value, onSave }: SenderStepProps) => {
  const { sender: texts } = useTexts('wizard');
  const { data, error } = useLegalPersons();
  const [answer, setAnswer, forget] = useTyped<Answer>(`${draft}/sender`, {
    chosen: value === null ? MYSELF : value,
    name: '',
    legalId: '',
  });
  const { chosen, name, legalId } = answer;
  const who = me.get();
  if (!data && !error) return <Loading />;

  const check = () => {
    if (!chosen) return [{ field: 'legalPersonId', message: texts.missing }];
    if (chosen !== OTHER) return [];
    return [
      !parseLegalId(legalId) && {
        field: 'legalId',
        message: legalId.trim() ? texts.idWrong : texts.idMissing,
      },
    ];
  };
  const save = async () => {
    const sender = chosen === OTHER ? (await addLegalPerson({ name, legalId })).id : chosen;
    await onSave(sender === MYSELF ? null : (sender ?? null));
    forget();
  };

  return (
    <StepForm field="legalPersonId" check={check} onSubmit={save}>
      <Radios
        id="legalPersonId"
        legend={texts.title}
        value={chosen}
        onChange={(next) => setAnswer({ ...answer, chosen: next })}
        choices={[
          { value: MYSELF, label: texts.myself, hint: `${who?.firstName ?? ''} ${who?.lastName ?? ''}` },
          ...(data?.items ?? []).map(({ id, name, legalId }) => ({
            value: id,
            label: name,
            hint: <Digits>{legalId}</Digits>,
          })),
          {
            value: OTHER,
            label: data?.items.length ? texts.other : texts.first,
            reveals: <NewPersonFields person={answer} onChange={(person) => setAnswer({ ...answer, ...person })} />,
          },
        ]}
      />
    </StepForm>
  );
};

interface NewPersonFieldsProps {
  person: NewPerson;
  onChange: (person: Partial<NewPerson>) => void;
}

const NewPersonFields = ({ person, onChange }: NewPersonFieldsProps) => {
  const { sender: texts } = useTexts('wizard');
  return (
    <>
      <TextField
        id="name"
        label={texts.legalName}
        value={person.name}
        onInput={(name) => onChange({ name })}
        bounds={BOUNDS.legalPersonName}
        missing={texts.nameMissing}
      />
      <TextField
        id="legalId"
        label={texts.legalId}
        hint={texts.legalIdHint}
        value={person.legalId}
        onInput={(legalId) => onChange({ legalId })}
        code="long"
        input={{ inputMode: 'numeric', maxLength: 15 }}
      />
    </>
  );
};
