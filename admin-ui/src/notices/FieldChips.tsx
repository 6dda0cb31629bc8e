import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { useTranslate } from 'react-admin';
import { RULES, type NoticeTextKind } from '../../../domain/notices/index.ts';

interface Props {
  kind: NoticeTextKind;
  onInsert: (token: string) => void;
}

/** The fields of a notice; one that is pressed stands where the cursor was. */
export const FieldChips = ({ kind, onInsert }: Props) => {
  const translate = useTranslate();
  return (
    <Box aria-label={translate('notices.insert')} role="group" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
      {RULES[kind].fields.map((field) => (
        <Chip
          key={field}
          label={translate(`notices.fields.${field}`)}
          onClick={() => onInsert(`{${field}}`)}
          onMouseDown={(event) => event.preventDefault()}
          size="small"
          variant="outlined"
        />
      ))}
    </Box>
  );
};
