import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useGetList, useTranslate } from 'react-admin';
import type { ResumeGroup, Stuck, GroupKind } from '../api/types.ts';
import { GroupProgress } from './GroupProgress.tsx';
import { ResumeAllButton } from './ResumeAllButton.tsx';

const KINDS: readonly GroupKind[] = ['letter', 'notice'];
const READ_EVERY_MS = 2_000;

const isUnderWay = ({ state }: ResumeGroup): boolean => state === 'running' || state === 'paused';

/** Has everything of a kind go on together, and shows how far it is. */
export const Groups = ({ stuck }: { stuck: readonly Stuck[] }) => {
  const translate = useTranslate();
  const { data } = useGetList<ResumeGroup>(
    'stuck-groups',
    {},
    { refetchInterval: ({ state }) => (state.data?.data?.some(isUnderWay) ? READ_EVERY_MS : false) },
  );
  const shown = (data ?? []).filter((group, index) => isUnderWay(group) || index === 0);
  const kinds = KINDS.filter((kind) => stuck.some((one) => one.kind === kind && !one.goesOn));
  if (kinds.length === 0 && shown.length === 0) return null;
  return (
    <Card component="section" sx={{ p: 2.5, mb: 2, display: 'grid', gap: 1.5 }}>
      <Typography component="h2" variant="h6">
        {translate('stuck.group')}
      </Typography>
      <Typography color="textSecondary">{translate('stuck.groupHint')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        {kinds.map((kind) => (
          <ResumeAllButton key={kind} kind={kind} />
        ))}
      </Box>
      {shown.map((group) => (
        <GroupProgress group={group} key={group.id} />
      ))}
    </Card>
  );
};
