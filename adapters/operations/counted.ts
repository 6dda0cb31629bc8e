import { Counter, type Registry } from 'prom-client';
import type { DocumentInspection } from '../../activities/documents/port.ts';
import type { CorrespondenceSystem, RegisterOutcome } from '../../activities/correspondence/port.ts';
import type { RefusalReason, SendOutcome, SmsPanel } from '../../activities/sms/port.ts';

const REGISTRATIONS = { done: 0, handedOver: 0, refused: 0, notSent: 0, unknown: 0 } satisfies Record<
  RegisterOutcome['outcome'],
  0
>;
const ATTEMPTS = { accepted: 0, notSent: 0, unknown: 0 } satisfies Record<
  Exclude<SendOutcome['outcome'], 'refused'>,
  0
>;
const REFUSALS = { account: 0, 'no-credit': 0, blacklisted: 0, 'invalid-number': 0, other: 0 } satisfies Record<
  RefusalReason,
  0
>;
const VERDICTS = ['ready', 'refused', 'out-of-time'];

/** Gives the same ports, which count what comes of their work: by outcome, and by nothing that tells one person from another. */
export interface Counters {
  correspondence(system: CorrespondenceSystem): CorrespondenceSystem;
  panel(panel: SmsPanel): SmsPanel;
  inspection(inspection: DocumentInspection): DocumentInspection;
}

export function createCounters(registry: Registry): Counters {
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const registrations = counter('pishkhan_registrations_total', 'Letters sent to be registered', ['outcome']);
  const attempts = counter('pishkhan_sms_attempts_total', 'Messages given to a panel', ['panel', 'outcome', 'reason']);
  const inspections = counter('pishkhan_inspections_total', 'Documents looked at', ['verdict']);

  // Prometheus takes what begins at 1 for no increase: the first refusal would raise no alarm.
  for (const outcome of Object.keys(REGISTRATIONS)) registrations.inc({ outcome }, 0);
  for (const verdict of VERDICTS) inspections.inc({ verdict }, 0);

  return {
    correspondence: (system) => ({
      ...system,
      register: async (letter) => {
        const result = await system.register(letter);
        registrations.inc({ outcome: result.outcome });
        return result;
      },
    }),
    panel: (panel) => {
      for (const outcome of Object.keys(ATTEMPTS)) attempts.inc({ panel: panel.id, outcome, reason: '' }, 0);
      for (const reason of Object.keys(REFUSALS)) attempts.inc({ panel: panel.id, outcome: 'refused', reason }, 0);
      return {
        ...panel,
        send: async (message) => {
          const result = await panel.send(message);
          // Only a refusal's reason is one of few words.
          const reason = result.outcome === 'refused' ? result.reason : '';
          attempts.inc({ panel: panel.id, outcome: result.outcome, reason });
          return result;
        },
      };
    },
    inspection: (inspection) => ({
      ...inspection,
      inspect: async (file, bounds) => {
        const verdict = await inspection.inspect(file, bounds);
        inspections.inc({ verdict: verdict === 'out-of-time' ? verdict : verdict.state });
        return verdict;
      },
    }),
  };
}
