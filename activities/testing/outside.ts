import type { CorrespondenceSystem } from '../correspondence/port.ts';
import type { Outside } from '../outside.ts';
import type { SmsPanel } from '../sms/port.ts';

interface Systems {
  correspondence?: Partial<CorrespondenceSystem>;
  panels?: readonly SmsPanel[];
}

/** The same systems for every organisation. */
export function anOutside({ correspondence, panels = [] }: Systems): Outside {
  const system = correspondence as CorrespondenceSystem | undefined;
  return {
    correspondenceOf: async () => system && { connectionId: 'didgah', system },
    everyCorrespondence: async () => (system ? [{ connectionId: 'didgah', organisationId: null, system }] : []),
    correspondenceAt: async () => system,
    panelsOf: async () => panels,
    ownerOf: async () => null,
    panelAt: async (panelId) => panels.find(({ id }) => id === panelId),
    panelsInUse: async () => panels,
    everyPanel: async () => panels,
    newest: async (id) => panels.find((panel) => panel.id === id) ?? system,
  };
}
