import { useState } from 'preact/hooks';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import type { Organisation } from '../api/types.ts';
import { TextField } from '../components/field.tsx';
import { Radios } from '../components/radios.tsx';
import { useTexts } from '../texts/catalogue.ts';
import { searchKey } from '../../../domain/text/normalise.ts';
import { StepForm } from './step-form.tsx';

/** More than this cannot be seen at a glance. */
const SEARCH_FROM = 8;

interface OrganisationStepProps {
  organisations: readonly Organisation[];
  hint?: string;
  value: string | undefined;
  onSave: (organisationId: string) => Promise<unknown>;
}

export const OrganisationStep = ({ organisations, hint, value, onSave }: OrganisationStepProps) => {
  const { organisation: texts } = useTexts('wizard');
  const [chosen, setChosen] = useState(value);
  const [filter, setFilter] = useState('');
  const shown = organisations.filter(({ id, name }) => id === chosen || searchKey(name).includes(searchKey(filter)));
  return (
    <StepForm
      field="organisationId"
      check={() => [!chosen && { field: 'organisationId', message: texts.missing }]}
      onSubmit={async () => chosen && onSave(chosen)}
    >
      <Radios
        id="organisationId"
        legend={texts.title}
        hint={hint}
        value={chosen}
        onChange={setChosen}
        choices={shown.map(({ id, name }) => ({ value: id, label: name }))}
        before={
          organisations.length >= SEARCH_FROM && (
            <TextField
              id="filter"
              label={texts.filter}
              value={filter}
              onInput={setFilter}
              bounds={BOUNDS.search}
              input={{ type: 'search' }}
            />
          )
        }
      />
      {shown.length === 0 && <p role="status">{organisations.length === 0 ? texts.empty : texts.none}</p>}
    </StepForm>
  );
};
