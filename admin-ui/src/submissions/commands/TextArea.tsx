import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { type Bounds, lengthOf } from '../../../../domain/text/bounds.ts';
import { useFormat } from '../../ui/useFormat.ts';

interface Props {
  label: string;
  hint: string;
  value: string;
  bounds: Bounds;
  fault: string | undefined;
  onChange: (value: string) => void;
}

/** Several lines of text with their count. */
export const TextArea = ({ label, hint, value, bounds, fault, onChange }: Props) => {
  const translate = useTranslate();
  const { digits } = useFormat();
  const id = useId();
  const length = lengthOf(value, 'lines');
  const count = translate('command.counter', { count: digits(length), max: digits(bounds.maxLength) });
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography color="textSecondary" id={`${id}-hint`} sx={{ mb: 1 }}>
        {hint}
      </Typography>
      <TextField
        autoFocus
        error={fault !== undefined}
        helperText={fault ? `${fault} ${count}` : count}
        id={id}
        label={label}
        maxRows={12}
        minRows={4}
        multiline
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ htmlInput: { 'aria-describedby': `${id}-hint ${id}-helper-text` } }}
        value={value}
      />
    </Box>
  );
};
