import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';

export const DECISION = 'decision';

/** Keeps the decision within reach while a letter is read on a small screen. */
export const ToDecision = ({ letter: { allowedActions } }: { letter: Submission }) => {
  const translate = useTranslate();
  if (allowedActions.length === 0) return null;
  const go = () => document.getElementById(DECISION)?.focus();
  return (
    <Button
      onClick={go}
      sx={{ display: { lg: 'none' }, position: 'sticky', bottom: 16, boxShadow: 4 }}
      variant="contained"
    >
      {translate('command.go')}
    </Button>
  );
};
