import { at } from '../../../client/address.ts';
import type { Settings } from '../api/types.ts';
import { load, peek, useResource } from './resource.ts';

const ADDRESS = at('/api/v1/settings');

/** The limits that are set on the server. */
export const useSettings = (): Settings | undefined => useResource(ADDRESS).data;

/** The same, waited for; where they do not come, the server alone has a word. */
export const settings = async (): Promise<Settings | undefined> => {
  const answer = peek(ADDRESS) ?? (await load(ADDRESS).catch(() => undefined));
  return answer?.data;
};
