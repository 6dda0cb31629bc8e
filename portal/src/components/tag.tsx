import type { Status } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';

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
  const { status: names } = useTexts('common');
  return <strong class={`tag ${TONE[status]}`}>{names[status]}</strong>;
};
