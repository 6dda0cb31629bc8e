import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useListContext, useTranslate } from 'react-admin';
import { useFocusWhenLost } from './useFocusWhenLost.ts';
import { useFormat } from './useFormat.ts';

/** To and fro over pages whose number nobody knows; each is read from its top. */
export const Pager = () => {
  const translate = useTranslate();
  const { digits } = useFormat();
  const { page, setPage, hasNextPage, hasPreviousPage } = useListContext();
  const place = useFocusWhenLost<HTMLParagraphElement>([page, hasPreviousPage, hasNextPage].join());
  const turnTo = (next: number) => {
    setPage(next);
    scrollTo(0, 0);
  };
  if (!hasNextPage && !hasPreviousPage) return null;
  return (
    <Box
      aria-label={translate('app.pages')}
      component="nav"
      sx={{ display: 'flex', alignItems: 'center', justifyContent: 'center', gap: 2, py: 2 }}
    >
      <Button disabled={!hasPreviousPage} onClick={() => turnTo(page - 1)} variant="outlined">
        {translate('app.previous')}
      </Button>
      <Typography color="textSecondary" ref={place} tabIndex={-1}>
        {translate('app.page', { page: digits(page) })}
      </Typography>
      <Button disabled={!hasNextPage} onClick={() => turnTo(page + 1)} variant="outlined">
        {translate('app.next')}
      </Button>
    </Box>
  );
};
