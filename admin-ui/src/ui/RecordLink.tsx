import Link from '@mui/material/Link';
import { LinkBase } from 'react-admin';

/** Opens a record by its name. */
export const RecordLink = ({ to, name }: { to: string; name: string }) => (
  <Link component={LinkBase} sx={{ fontWeight: 600 }} to={to} underline="hover">
    {name}
  </Link>
);
