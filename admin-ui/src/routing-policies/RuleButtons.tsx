import DownIcon from '@mui/icons-material/ArrowDownward';
import UpIcon from '@mui/icons-material/ArrowUpward';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import IconButton from '@mui/material/IconButton';
import { useTranslate } from 'react-admin';
import { useFormat } from '../ui/useFormat.ts';

interface Props {
  index: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
}

export const RuleButtons = ({ index, count, onMove, onRemove }: Props) => {
  const translate = useTranslate();
  const { digits } = useFormat();
  const number = digits(index + 1);
  return (
    <>
      <IconButton
        aria-label={translate('policy.moveUp', { number })}
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        <UpIcon fontSize="small" />
      </IconButton>
      <IconButton
        aria-label={translate('policy.moveDown', { number })}
        disabled={index === count - 1}
        onClick={() => onMove(index + 1)}
      >
        <DownIcon fontSize="small" />
      </IconButton>
      <IconButton aria-label={translate('policy.removeRule', { number })} onClick={onRemove}>
        <DeleteIcon fontSize="small" />
      </IconButton>
    </>
  );
};
