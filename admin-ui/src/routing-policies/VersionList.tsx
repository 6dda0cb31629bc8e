import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { PolicyVersion } from '../api/types.ts';
import { Section } from '../ui/Section.tsx';
import { differences, policyFacts } from './facts.ts';
import { useNames } from './useNames.ts';
import { VersionDifferences } from './VersionDifferences.tsx';
import { VersionStamp } from './VersionStamp.tsx';

/** Every version, the newest first, each with what it changed. */
export const VersionList = ({ versions }: { versions: PolicyVersion[] }) => {
  const translate = useTranslate();
  const names = useNames();
  const changesOf = (version: PolicyVersion, before: PolicyVersion | undefined) =>
    before && differences(policyFacts(before.policy, names), policyFacts(version.policy, names));
  return (
    <Section title={translate('policy.history')}>
      <Box component="ol" reversed sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {versions.map((version, index) => (
          <Box component="li" key={version.id} sx={{ py: 1.5, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
            <VersionStamp version={version} />
            <VersionDifferences found={changesOf(version, versions[index + 1])} />
          </Box>
        ))}
      </Box>
    </Section>
  );
};
