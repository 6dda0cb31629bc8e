import Box from '@mui/material/Box';
import { ListBase, useListContext, useTranslate } from 'react-admin';
import type { PolicyVersion } from '../api/types.ts';
import { CreateLink } from '../ui/CreateLink.tsx';
import { Facts } from '../ui/Facts.tsx';
import { ListProblem } from '../ui/ListProblem.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Message } from '../ui/Message.tsx';
import { Page } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { policyFacts } from './facts.ts';
import { useNames } from './useNames.ts';
import { VersionList } from './VersionList.tsx';
import { VersionStamp } from './VersionStamp.tsx';

const Versions = () => {
  const translate = useTranslate();
  const names = useNames();
  const { data, error, isPending } = useListContext<PolicyVersion>();
  if (isPending) return <Loading />;
  if (error && !data) return <ListProblem error={error} />;
  const [current] = data ?? [];
  if (!current || !data) return <Message level={2} title="policy.empty" />;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Section title={translate('policy.current')}>
        <VersionStamp version={current} />
        <Facts facts={policyFacts(current.policy, names).map(({ name, value }) => [name, value])} />
      </Section>
      <VersionList versions={data} />
    </Box>
  );
};

/** The policy in force and how it came to be; versions are never changed, only followed by another. */
const PolicyHistory = () => {
  const translate = useTranslate();
  return (
    <ListBase<PolicyVersion>>
      <Page
        actions={<CreateLink label={translate('policy.change')} to="/routing-policies/create" />}
        title={translate('policy.title')}
        width={860}
      >
        <Versions />
      </Page>
    </ListBase>
  );
};

export default PolicyHistory;
