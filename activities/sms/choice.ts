import type { SmsAttempt } from '../../db/repositories/sms.ts';
import type { SmsPanel } from './port.ts';

/** A panel that has said one of these will say it again. */
const FOR_GOOD: ReadonlySet<string | null> = new Set(['blacklisted', 'invalid-number']);

/** The panels that a message can still go through, in their order: not one that has refused it for good or could not deliver it. */
export const panelsLeft = (panels: readonly SmsPanel[], attempts: readonly SmsAttempt[]): readonly SmsPanel[] => {
  const isOver = ({ id }: SmsPanel): boolean =>
    attempts.some(
      ({ panelId, state, reason }) =>
        panelId === id && (state === 'undelivered' || (state === 'refused' && FOR_GOOD.has(reason))),
    );
  return panels.filter((panel) => !isOver(panel));
};
