import { at } from '../../../client/address.ts';
import { allPages, LARGEST_PAGE, type Page } from '../../../client/pages.ts';
import { api } from '../api/client.ts';
import type { Organisation } from '../api/types.ts';
import { put, useResource, type Resource } from './resource.ts';

const ALL = at('/api/v1/organisations');

const pageFrom = async (cursor: string | undefined) =>
  (await api.get(at('/api/v1/organisations', { query: { limit: LARGEST_PAGE, cursor } }))).data;

const loadAll = async (): Promise<void> =>
  put(ALL, { data: { items: await allPages(pageFrom), next: null }, etag: null });

/** Every organisation that takes letters, as one page. */
export const useOrganisations = (): Resource<Page<Organisation>> => useResource(ALL, loadAll);
