import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import { FaultText } from '../ui/FaultText.tsx';
import { useFocusWhenLost } from '../ui/useFocusWhenLost.ts';
import { RuleItem } from './RuleItem.tsx';

/** The rules in the order they are tried, moved by buttons that the keyboard reaches too. */
export const RulesInput = () => {
  const translate = useTranslate();
  const { fields, append, remove, move } = useFieldArray({ name: 'rules' });
  const heading = useFocusWhenLost<HTMLHeadingElement>(fields.map(({ id }) => id).join());
  return (
    <Box aria-label={translate('policy.rules')} component="section" sx={{ display: 'grid', gap: 1.5 }}>
      <Typography component="h2" ref={heading} tabIndex={-1} variant="h3">
        {translate('policy.rules')}
      </Typography>
      <FaultText source="rules" />
      {fields.length === 0 && <Typography color="textSecondary">{translate('policy.noRules')}</Typography>}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
        {fields.map((field, index) => (
          <RuleItem
            count={fields.length}
            index={index}
            key={field.id}
            onMove={(to) => move(index, to)}
            onRemove={() => remove(index)}
          />
        ))}
      </Box>
      <Box>
        <Button onClick={() => append({ to: '' })} startIcon={<AddIcon />} variant="outlined">
          {translate('policy.addRule')}
        </Button>
      </Box>
    </Box>
  );
};
