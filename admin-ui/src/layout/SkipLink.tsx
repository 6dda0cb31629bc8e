import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';

/** The first stop of the keyboard; the address belongs to the router, so the focus is moved by hand. */
export const SkipLink = () => {
  const translate = useTranslate();
  return (
    <Link
      component="button"
      onClick={() => document.getElementById('main')?.focus()}
      sx={{
        position: 'fixed',
        insetInlineStart: 16,
        top: -60,
        zIndex: 'tooltip',
        px: 2,
        py: 1,
        borderRadius: 1,
        bgcolor: 'background.paper',
        boxShadow: 4,
        '&:focus': { top: 8 },
      }}
      type="button"
    >
      {translate('app.skip')}
    </Link>
  );
};
