import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Difference } from './facts.ts';

const MARK = { px: 0.75, borderRadius: 1, overflowWrap: 'anywhere' } as const;

const Change = ({ change: { name, before, after } }: { change: Difference }) => (
  <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline' }}>
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {name}:
    </Box>
    {before !== undefined && (
      <Box component="del" sx={{ ...MARK, color: 'error.main' }}>
        {before}
      </Box>
    )}
    {after !== undefined && (
      <Box component="ins" sx={{ ...MARK, color: 'success.main', textDecoration: 'none', fontWeight: 600 }}>
        {after}
      </Box>
    )}
  </Box>
);

/** `found` is undefined for the first version, which has nothing before it. */
export const VersionDifferences = ({ found }: { found: Difference[] | undefined }) => {
  const translate = useTranslate();
  if (!found) return <Typography>{translate('policy.first')}</Typography>;
  if (found.length === 0) return <Typography>{translate('policy.noChange')}</Typography>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
      {found.map((change) => (
        <Change change={change} key={change.name} />
      ))}
    </Box>
  );
};
