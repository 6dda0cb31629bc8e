import type { SmsAttempt } from '../../db/repositories/sms.ts';
import type { SmsPanel } from './port.ts';

/** A panel that has said one of these will say it again. */
const FOR_GOOD: ReadonlySet<string | null> = new Set(['blacklisted', 'invalid-number']);

/**
 * The panels that a message can still go through, in their order: not one that has refused it for good or could not deliver it. Whoever
 * has blocked one line for advertisements has blocked all of them.
 */
export const panelsLeft = (panels: readonly SmsPanel[], attempts: readonly SmsAttempt[]): readonly SmsPanel[] => {
  const over = attempts.filter(
    ({ state, reason, isPast }) =>
      !isPast && (state === 'undelivered' || (state === 'refused' && FOR_GOOD.has(reason))),
  );
  const blocking = new Set(over.flatMap(({ panelId, reason }) => (reason === 'blacklisted' ? [panelId] : [])));
  const isBlocked = panels.some(({ id, advertising }) => advertising && blocking.has(id));
  return panels.filter(
    ({ id, advertising }) => !over.some(({ panelId }) => panelId === id) && !(advertising && isBlocked),
  );
};
