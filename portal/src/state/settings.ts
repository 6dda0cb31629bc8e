import { at } from '../../../client/address.ts';
import type { Settings } from '../api/types.ts';
import { useResource } from './resource.ts';

/** The limits that are set on the server; until they are known, the server alone has a word. */
export const useSettings = (): Settings | undefined => useResource(at('/api/v1/settings')).data;
