import ClearIcon from '@mui/icons-material/Clear';
import SearchIcon from '@mui/icons-material/Search';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { BOUNDS } from '../../../domain/text/bounds.ts';

const TYPING_PAUSE = 400;

/** Searches while one types, after a pause. */
export const SearchBox = () => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const [text, setText] = useState<string>(filterValues.q ?? '');

  useEffect(() => {
    const q = text.trim() || undefined;
    if (q === filterValues.q) return undefined;
    const timer = setTimeout(() => setFilters({ ...filterValues, q }), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [text, filterValues, setFilters]);

  const clear = text !== '' && (
    <IconButton aria-label={translate('cartable.clear')} edge="end" onClick={() => setText('')} size="small">
      <ClearIcon fontSize="small" />
    </IconButton>
  );
  return (
    <TextField
      label={translate('cartable.search')}
      onChange={(event) => setText(event.target.value)}
      placeholder={translate('cartable.searchHint')}
      slotProps={{
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" />
            </InputAdornment>
          ),
          endAdornment: clear || undefined,
        },
        inputLabel: { shrink: true },
        htmlInput: { maxLength: BOUNDS.search.maxLength },
      }}
      sx={{ flex: '1 1 18rem', maxWidth: 520, bgcolor: 'background.paper' }}
      type="text"
      value={text}
    />
  );
};
