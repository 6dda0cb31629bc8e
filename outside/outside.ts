import type { Connected, Outside } from '../activities/outside.ts';
import type { SmsPanel } from '../activities/sms/port.ts';
import type { Connection, Connections } from './connections.ts';

/** The installation's own systems, which serve every organisation that has none. */
export interface Defaults {
  correspondence: Connected | undefined;
  /** At least one. */
  panels: readonly SmsPanel[];
}

/** What was sent before connections were written down was sent by the installation's own. */
export function createOutside(connections: Connections, { correspondence, panels }: Defaults): Outside {
  const of = async (organisationId: string): Promise<Connection[]> =>
    [...(await connections.all()).values()]
      .filter((one) => one.organisationId === organisationId)
      .sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));

  return {
    async correspondenceOf(organisationId) {
      const own = (await of(organisationId)).filter((one) => one.correspondence);
      if (own.length === 0) return correspondence;
      const first = own.find(({ inUse }) => inUse);
      return first?.correspondence && { connectionId: first.id, system: first.correspondence };
    },
    async everyCorrespondence() {
      const own = [...(await connections.all()).values()].flatMap(
        ({ id: connectionId, organisationId, inUse, correspondence: system }) =>
          inUse && system ? [{ connectionId, organisationId, system }] : [],
      );
      return correspondence ? [{ ...correspondence, organisationId: null }, ...own] : own;
    },
    async correspondenceAt(connectionId) {
      if (connectionId === correspondence?.connectionId) return correspondence.system;
      return (await connections.all()).get(connectionId)?.correspondence;
    },
    async panelsOf(organisationId) {
      const own = organisationId === null ? [] : panelsIn((await of(organisationId)).filter(isInUse));
      return own.length > 0 ? own : panels;
    },
    panelAt: async (panelId) =>
      panels.find(({ id }) => id === panelId) ?? (await connections.all()).get(panelId)?.panel,
    ownerOf: async (panelId) => (await connections.all()).get(panelId)?.organisationId ?? null,
    panelsInUse: async () => [...panels, ...panelsIn([...(await connections.all()).values()].filter(isInUse))],
    everyPanel: async () => [...panels, ...panelsIn([...(await connections.all()).values()])],
    async newest(connectionId) {
      const found = (await connections.allNow()).get(connectionId);
      return found?.correspondence ?? found?.panel;
    },
  };
}

const isInUse = ({ inUse }: Connection): boolean => inUse;

const panelsIn = (connections: readonly Connection[]): SmsPanel[] => connections.flatMap(({ panel }) => panel ?? []);
