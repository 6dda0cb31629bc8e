import { INSTALLATIONS_OWN } from '../../activities/outside.ts';
import { listConnections } from '../../db/repositories/connections.ts';
import type { Services } from '../services.ts';

/** What a partner signs with, and which connection it is that speaks. */
export interface HookKey {
  readonly connectionId: string;
  readonly secrets: readonly string[];
}

/** Those of an organisation's own correspondence systems; the installation's where it has none. */
export const createHookKeys =
  ({ config: { hookSecret }, database, vault }: Pick<Services, 'config' | 'database' | 'vault'>) =>
  async (organisationId: string): Promise<readonly HookKey[]> => {
    const connections = await database.inOneTrip({ kind: 'organisation', organisationId }, (trip) =>
      listConnections(trip, { sealer: vault }),
    );
    const own = connections.filter(({ kind }) => kind === 'correspondence');
    if (own.length === 0)
      return hookSecret === undefined ? [] : [{ connectionId: INSTALLATIONS_OWN, secrets: [hookSecret] }];
    return own.flatMap(({ id, active, settings: { hookSecret: secret } }) =>
      active && typeof secret === 'string' ? [{ connectionId: id, secrets: [secret] }] : [],
    );
  };
