import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { ChoiceInput } from '../ui/ChoiceInput.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { useFormat } from '../ui/useFormat.ts';
import { useRequired } from '../ui/useRequired.ts';
import { useUnits } from '../units/useUnits.ts';
import { RuleButtons } from './RuleButtons.tsx';
import { useServices } from './useNames.ts';

interface Props {
  index: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** One rule: up to three conditions and where the letter goes. */
export const RuleItem = ({ index, count, onMove, onRemove }: Props) => {
  const translate = useTranslate();
  const { digits } = useFormat();
  const required = useRequired();
  const { units } = useUnits();
  const services = useServices();
  const label = (name: string) => translate(`policy.${name}`);
  const kinds = ['natural', 'legal'].map((id) => ({ id, name: label(id) }));
  const conditions = { serviceId: services, unitId: units, applicantKind: kinds };
  return (
    <Box component="li" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1.5 }}>
        <Typography sx={{ flex: 1, fontWeight: 600 }}>
          {translate('policy.rule', { number: digits(index + 1) })}
        </Typography>
        <RuleButtons {...{ index, count, onMove, onRemove }} />
      </Box>
      <FaultText source={`rules.${index}`} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
        {Object.entries(conditions).map(([name, choices]) => (
          <ChoiceInput
            choices={choices}
            empty={label('any')}
            key={name}
            label={label(name)}
            source={`rules.${index}.${name}`}
          />
        ))}
        <ChoiceInput choices={units} label={label('to')} source={`rules.${index}.to`} validate={required} />
      </Box>
    </Box>
  );
};
