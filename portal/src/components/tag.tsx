import type { Status } from '../api/types.ts';
import { useMessages } from '../i18n/messages.ts';

const TONE: Record<Status, 'quiet' | 'busy' | 'good' | 'bad' | 'call'> = {
  draft: 'quiet',
  submitted: 'busy',
  awaitingDecision: 'busy',
  awaitingApplicant: 'call',
  registering: 'busy',
  registered: 'good',
  replied: 'good',
  closed: 'quiet',
  rejected: 'bad',
  withdrawn: 'quiet',
  expired: 'quiet',
};

export const StatusTag = ({ status }: { status: Status }) => {
  const { status: names } = useMessages('common');
  return <strong class={`tag ${TONE[status]}`}>{names[status]}</strong>;
};
