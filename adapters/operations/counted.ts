import { Counter, type Registry } from 'prom-client';
import type { Dependencies } from '../../activities/dependencies.ts';

type Ports = Pick<Dependencies, 'correspondence' | 'panels' | 'inspection'>;

/** The same ports, which count what comes of their work: by outcome, and by nothing that tells one person from another. */
export function counted({ correspondence, panels, inspection }: Ports, registry: Registry): Ports {
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const registrations = counter('pishkhan_registrations_total', 'Letters sent to be registered', ['outcome']);
  const attempts = counter('pishkhan_sms_attempts_total', 'Messages given to a panel', ['panel', 'outcome', 'reason']);
  const inspections = counter('pishkhan_inspections_total', 'Documents looked at', ['verdict']);

  return {
    correspondence: {
      ...correspondence,
      register: async (letter) => {
        const result = await correspondence.register(letter);
        registrations.inc({ outcome: result.outcome });
        return result;
      },
    },
    panels: panels.map((panel) => ({
      ...panel,
      send: async (message) => {
        const result = await panel.send(message);
        // Only a refusal's reason is one of few words.
        const reason = result.outcome === 'refused' ? result.reason : '';
        attempts.inc({ panel: panel.id, outcome: result.outcome, reason });
        return result;
      },
    })),
    inspection: {
      ...inspection,
      inspect: async (file, bounds) => {
        const verdict = await inspection.inspect(file, bounds);
        inspections.inc({ verdict: verdict === 'out-of-time' ? verdict : verdict.state });
        return verdict;
      },
    },
  };
}
