import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { LinkBase } from 'react-admin';

export const CreateLink = ({ to, label }: { to: string; label: string }) => (
  <Button component={LinkBase} startIcon={<AddIcon />} to={to} variant="contained">
    {label}
  </Button>
);
