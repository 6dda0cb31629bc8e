import type { Sealer } from '../crypto.ts';
import {
  insertConnection,
  listConnections,
  updateConnection,
  type ConnectionRow,
} from '../repositories/connections.ts';
import type { Database, TenantTransaction } from '../tenancy.ts';
import type { DemoOrganisation } from './organisation.ts';

/** Where the simulators of a demo are, and what they take. */
export interface DemoSystems {
  /** Each organisation's token; else the installation's own serves them. */
  didgah?: { url: string; tokens: Record<string, string> };
  panels: readonly { name: string; url: string; key: string }[];
  hookSecret: string;
}

type Demo = Pick<DemoOrganisation, 'organisation' | 'panels'>;

/** An organisation that has connections keeps them; what nobody has changed follows the simulators to another port. */
export function seedConnections(
  database: Database,
  { demo, systems, sealer }: { demo: Demo; systems: DemoSystems; sealer: Sealer },
): Promise<void> {
  const organisationId = demo.organisation.id;
  return database.inTenant({ kind: 'organisation', organisationId }, async (transaction) => {
    const present = await listConnections(transaction, { sealer });
    for (const row of rowsOf(demo, systems)) {
      const before = present.find(({ id }) => id === row.id);
      if (present.length === 0) await insertConnection(transaction, { row, sealer });
      else if (before?.version === 1) await follow(transaction, { before, row, sealer });
    }
  });
}

async function follow(
  transaction: TenantTransaction,
  { before, row, sealer }: { before: ConnectionRow; row: Pick<ConnectionRow, 'settings'>; sealer: Sealer },
): Promise<void> {
  if (JSON.stringify(before.settings) === JSON.stringify(row.settings)) return;
  await updateConnection(transaction, { row: { ...before, settings: row.settings }, sealer });
}

function rowsOf(
  { organisation, panels = [] }: Demo,
  systems: DemoSystems,
): Omit<ConnectionRow, 'replaced' | 'changedAt'>[] {
  const { id: organisationId, slug } = organisation;
  const { didgah, hookSecret } = systems;
  const own = (last: string) => {
    const id = organisationId.replace(/.{3}$/, last);
    return { id, place: id, organisationId, active: true, version: 1 };
  };
  const of = { kind: 'correspondence', adapter: 'didgah-http', name: 'دیدگاه', position: 1 } as const;
  const token = didgah?.tokens[slug];
  const settings = didgah && token && { url: didgah.url, token, hookSecret };
  return [
    ...(settings ? [{ ...own('401'), ...of, settings }] : []),
    ...panels.flatMap((index, position) => {
      const panel = systems.panels[index];
      if (!panel) return [];
      const { name, url, key } = panel;
      const of = { kind: 'sms', adapter: 'kavenegar', name, position: position + 1 } as const;
      return [{ ...own(`41${index}`), ...of, settings: { url, key, hookSecret } }];
    }),
  ];
}
