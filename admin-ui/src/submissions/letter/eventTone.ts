import type { EventType } from '../../api/types.ts';
import type { Tone } from '../../ui/tones.ts';

const TONES: Partial<Record<EventType, Tone>> = {
  submitted: 'primary',
  accepted: 'success',
  acceptedByOne: 'success',
  registered: 'success',
  replied: 'success',
  rejected: 'error',
  attentionRaised: 'error',
  applicantAsked: 'warning',
  applicantAnswered: 'info',
};

/** The colour of an event's dot; grey for what moves nothing. */
export const eventTone = (type: EventType): Tone => TONES[type] ?? 'secondary';
