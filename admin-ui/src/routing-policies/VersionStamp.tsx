import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { PolicyVersion } from '../api/types.ts';
import { Instant } from '../ui/Instant.tsx';
import { useFormat } from '../ui/useFormat.ts';

/** Which version, by whom and when. */
export const VersionStamp = ({ version: { version, createdBy, createdAt } }: { version: PolicyVersion }) => {
  const translate = useTranslate();
  const { digits } = useFormat();
  return (
    <Typography color="textSecondary" sx={{ mb: 1 }} variant="body2">
      {translate('policy.version', { version: digits(version) })} ·{' '}
      {createdBy && (
        <>
          <bdi>{createdBy.name}</bdi> ·{' '}
        </>
      )}
      <Instant at={createdAt} />
    </Typography>
  );
};
