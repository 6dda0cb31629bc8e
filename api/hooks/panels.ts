import { findPanel } from '../../db/repositories/connections.ts';
import type { Scope } from '../../db/tenancy.ts';
import { isUuid } from '../http/input/ajv.ts';
import type { Services } from '../services.ts';

const HOOKS: Scope = { kind: 'system', name: 'hooks' };

/** A panel as what it sends is kept, and what it signs with. */
export interface HookPanel {
  panelId: string;
  secrets: readonly string[];
}

/** An organisation's panel has a secret of its own; the installation's have the installation's. */
export async function hookPanelOf(
  { config: { hookSecret }, database, vault }: Pick<Services, 'config' | 'database' | 'vault'>,
  panelId: string,
): Promise<HookPanel> {
  const own = isUuid(panelId)
    ? await database.inOneTrip(HOOKS, (trip) => findPanel(trip, { id: panelId, sealer: vault }))
    : undefined;
  if (!own) return { panelId, secrets: hookSecret === undefined || isUuid(panelId) ? [] : [hookSecret] };
  const { hookSecret: secret } = own.settings;
  return { panelId: own.id, secrets: typeof secret === 'string' ? [secret] : [] };
}
