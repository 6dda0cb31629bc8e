import Button from '@mui/material/Button';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { useCommand } from '../submissions/commands/useCommand.ts';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { Section } from '../ui/Section.tsx';
import { SecondFactorKey } from './SecondFactorKey.tsx';

/** Replaces a lost second factor. */
export const NewSecondFactor = () => {
  const translate = useTranslate();
  const record = useRecordContext();
  const [uri, setUri] = useState<string>();
  const { run, sending, problem } = useCommand({ done: 'staff.secondFactorMade' });
  if (!record) return null;
  const make = () => run(async (provider) => setUri((await provider.newSecondFactor(String(record.id))).totpUri));
  return (
    <Section hint={translate('staff.secondFactorHint')} title={translate('staff.secondFactor')}>
      <Button aria-disabled={sending} onClick={() => void make()} variant="outlined">
        {translate('staff.newSecondFactor')}
      </Button>
      <ProblemAlert problem={problem} />
      <SecondFactorKey onClose={() => setUri(undefined)} uri={uri} />
    </Section>
  );
};
