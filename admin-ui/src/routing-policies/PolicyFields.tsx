import { BooleanInput, RadioButtonGroupInput, useTranslate } from 'react-admin';
import { useFormState, useWatch } from 'react-hook-form';
import { ChoiceInput } from '../ui/ChoiceInput.tsx';
import { useRequired } from '../ui/useRequired.ts';
import { useUnits } from '../units/useUnits.ts';
import { RulesInput } from './RulesInput.tsx';

const MODES = ['secretariat', 'unit', 'rules'];

const RulesPart = () => {
  const translate = useTranslate();
  const { units } = useUnits();
  return (
    <>
      <RulesInput />
      <ChoiceInput
        choices={units}
        empty={translate('policy.noFallback')}
        label={translate('policy.fallbackUnitId')}
        source="fallbackUnitId"
      />
    </>
  );
};

/** Rules are judged even where they are not in force; those that are wrong are shown then too. */
export const PolicyFields = () => {
  const translate = useTranslate();
  const required = useRequired();
  const { units } = useUnits();
  const mode: string = useWatch({ name: 'mode' });
  const { errors } = useFormState();
  const label = (name: string) => translate(`policy.${name}`);
  const modes = MODES.map((id) => ({ id, name: label(`modes.${id}`) }));
  const counts = [
    { id: 1, name: label('acceptancesOne') },
    { id: 2, name: label('acceptancesTwo') },
  ];
  return (
    <>
      <RadioButtonGroupInput
        choices={modes}
        helperText={mode ? label(`modeHints.${mode}`) : false}
        label={label('mode')}
        row={false}
        source="mode"
        validate={required}
      />
      <ChoiceInput
        choices={units.filter(({ kind }) => kind === 'secretariat')}
        label={label('secretariatUnitId')}
        source="secretariatUnitId"
        validate={required}
      />
      <BooleanInput helperText={false} label={label('secretariatDecides')} source="secretariatDecides" />
      <RadioButtonGroupInput
        choices={counts}
        helperText={false}
        label={label('acceptancesNeeded')}
        parse={Number}
        source="acceptancesNeeded"
      />
      {(mode === 'rules' || errors.rules || errors.fallbackUnitId) && <RulesPart />}
    </>
  );
};
