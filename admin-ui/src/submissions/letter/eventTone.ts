import type { Tone } from '../../ui/tones.ts';

const TONES: Record<string, Tone> = {
  submitted: 'primary',
  accepted: 'success',
  acceptedByOne: 'success',
  registered: 'success',
  replied: 'success',
  rejected: 'error',
  registrationRefused: 'error',
  attentionRaised: 'error',
  applicantAsked: 'warning',
  applicantAnswered: 'info',
};

/** The colour of an event's dot; grey for what moves nothing. */
export const eventTone = (type: string): Tone => TONES[type] ?? 'secondary';
