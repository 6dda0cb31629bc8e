import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { GroupOrder, ResumeGroup } from '../api/types.ts';
import { useCommand } from '../submissions/commands/useCommand.ts';
import { useFormat } from '../ui/useFormat.ts';

const ORDERS: Record<ResumeGroup['state'], readonly GroupOrder[]> = {
  running: ['pause', 'stop'],
  paused: ['continue', 'stop'],
  stopped: [],
  ended: [],
};

export const GroupProgress = ({ group }: { group: ResumeGroup }) => {
  const translate = useTranslate();
  const { digits } = useFormat();
  const { run, sending, problem } = useCommand({ done: 'stuck.orderDone' });
  const { id, kind, state, total, resumed, over, failed } = group;
  const done = resumed + over + failed;
  const progress = translate('stuck.groupProgress', { done: digits(done), total: digits(total) });
  const label = `${translate(`stuck.kinds.${kind}`)}: ${translate(`stuck.groupStates.${state}`)}، ${progress}`;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography role="status">
        {label}
        {failed > 0 && ` (${translate('stuck.groupFailed', { count: digits(failed) })})`}
      </Typography>
      <LinearProgress aria-label={label} value={total === 0 ? 100 : (100 * done) / total} variant="determinate" />
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        {ORDERS[state].map((order) => (
          <Button
            disabled={sending}
            key={order}
            onClick={() => void run((provider) => provider.orderGroup(id, order))}
            variant="outlined"
          >
            {translate(`stuck.orders.${order}`)}
          </Button>
        ))}
      </Box>
      {problem && <Typography color="error">{problem}</Typography>}
    </Box>
  );
};
