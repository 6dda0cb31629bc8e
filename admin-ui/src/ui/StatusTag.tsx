import { useTranslate } from 'react-admin';
import type { Status } from '../api/types.ts';
import { Tag } from './Tag.tsx';
import { TONES } from './tones.ts';

export const StatusTag = ({ status }: { status: Status }) => {
  const translate = useTranslate();
  return <Tag tone={TONES[status]}>{translate(`status.${status}`)}</Tag>;
};
