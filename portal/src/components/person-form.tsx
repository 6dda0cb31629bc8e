import { BOUNDS } from '../../../domain/text/bounds.ts';
import { parseNationalId } from '../../../domain/identity/national-id.ts';
import { at } from '../../../client/address.ts';
import { api } from '../api/client.ts';
import { useTexts } from '../texts/catalogue.ts';
import { useKept } from '../state/keep.ts';
import { me } from '../state/session.ts';
import { onlyDigits } from '../text/digits.ts';
import { TextField } from './field.tsx';
import { Form } from './form.tsx';
import { LanguageChoice } from './language-choice.tsx';

const known = () => {
  const who = me.get();
  return {
    firstName: who?.firstName ?? '',
    lastName: who?.lastName ?? '',
    nationalId: who?.nationalId ?? '',
    language: who?.language ?? 'fa',
  };
};

/** The national id is settled once it is given; the names can be corrected. */
export const PersonForm = ({ submit, onDone }: { submit: string; onDone: () => void }) => {
  const texts = useTexts('profile');
  const [person, setPerson, forget] = useKept('profile', known());
  const settled = Boolean(me.get()?.nationalId);
  const nationalId = onlyDigits(person.nationalId);
  const set = (field: 'firstName' | 'lastName' | 'nationalId') => (value: string) =>
    setPerson({ ...person, [field]: value });

  const check = () => [
    !settled &&
      !parseNationalId(nationalId) && {
        field: 'nationalId',
        message: person.nationalId.trim() ? texts.wrong.nationalId : texts.missing.nationalId,
      },
  ];

  const save = async () => {
    const { firstName, lastName, language } = person;
    const names = { firstName, lastName, language };
    const body = settled ? names : { ...names, nationalId };
    const { data } = await api.send(at('/api/v1/me'), { method: 'PATCH', body });
    me.set(data);
    forget();
    onDone();
  };

  return (
    <Form submit={submit} check={check} onSubmit={save}>
      <TextField
        id="firstName"
        label={texts.firstName}
        value={person.firstName}
        onInput={set('firstName')}
        bounds={BOUNDS.personName}
        missing={texts.missing.firstName}
        input={{ autocomplete: 'given-name' }}
      />
      <TextField
        id="lastName"
        label={texts.lastName}
        value={person.lastName}
        onInput={set('lastName')}
        bounds={BOUNDS.personName}
        missing={texts.missing.lastName}
        input={{ autocomplete: 'family-name' }}
      />
      {!settled && (
        <TextField
          id="nationalId"
          label={texts.nationalId}
          hint={texts.nationalIdHint}
          value={person.nationalId}
          onInput={set('nationalId')}
          code="long"
          input={{ inputMode: 'numeric', maxLength: 14 }}
        />
      )}
      <LanguageChoice value={person.language} onChange={(language) => setPerson({ ...person, language })} />
    </Form>
  );
};
