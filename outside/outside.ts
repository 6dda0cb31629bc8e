import type { Outside } from '../activities/outside.ts';
import type { CorrespondenceSystem } from '../activities/correspondence/port.ts';
import type { SmsPanel } from '../activities/sms/port.ts';

/** The installation's own systems, which serve every organisation that has none. */
interface Defaults {
  correspondence: { connectionId: string; system: CorrespondenceSystem };
  panels: readonly SmsPanel[];
}

export function createOutside({ correspondence, panels }: Defaults): Outside {
  return {
    correspondenceOf: async () => correspondence,
    correspondenceAt: async (connectionId) =>
      connectionId === correspondence.connectionId ? correspondence.system : undefined,
    panelsOf: async () => panels,
    panelAt: async (panelId) => panels.find(({ id }) => id === panelId),
    everyPanel: async () => panels,
  };
}
