import type { DataProvider, GetListParams, RaRecord } from 'react-admin';
import { at } from '../../../client/address.ts';
import type { Client } from '../../../client/client.ts';
import { allPages, LARGEST_PAGE, type Page } from '../../../client/pages.ts';
import { forForm } from '../http/formFaults.ts';
import { addressOf, isShort, itemAddress } from './addresses.ts';
import { createCommands, type Commands } from './commands.ts';
import { createCursors } from './cursors.ts';

export type DeskDataProvider = DataProvider & Commands;

type Identified = RaRecord<string>;

/** `hidden`: what a search finds beyond its filter. */
type DeskPage = Page<Identified> & { hidden?: number };

const unsupported = async (): Promise<never> => {
  throw new Error('The desk deletes nothing and changes one record at a time');
};

const createReads = ({ get }: Client) => {
  const cursors = createCursors();
  const page = async (address: ReturnType<typeof addressOf>) => (await get(address)).data as DeskPage;
  const whole = (resource: string) => allPages((cursor) => page(addressOf(resource, { limit: LARGEST_PAGE, cursor })));

  const timeline = async (id: string) => {
    const { items } = (await get(at('/api/desk/v1/submissions/{id}/timeline', { id }))).data;
    return { data: items.map((entry, index) => ({ ...entry, id: `${entry.sequence}-${index}` })), total: items.length };
  };

  const notices = async (id: string) => {
    const { items } = (await get(at('/api/desk/v1/submissions/{id}/notices', { id }))).data;
    return { data: items, total: items.length };
  };

  const paged = async (resource: string, { filter, pagination }: GetListParams) => {
    const { page: number = 1, perPage: limit = 20 } = pagination ?? {};
    const fetch = (cursor: string | undefined) => page(addressOf(resource, { ...filter, limit, cursor }));
    const { items, next, hidden } = await cursors.page(addressOf(resource, { ...filter, limit }), { number, fetch });
    const pageInfo = { hasNextPage: next !== null, hasPreviousPage: number > 1 };
    return { data: items, pageInfo, ...(hidden && { meta: { hidden } }) };
  };

  const list = async (resource: string, params: GetListParams) => {
    if (resource === 'timeline') return timeline(String(params.filter.submissionId));
    if (resource === 'letter-notices') return notices(String(params.filter.submissionId));
    if (!isShort(resource)) return paged(resource, params);
    const data = await whole(resource);
    return { data, total: data.length };
  };

  const one = async (resource: string, id: string): Promise<Identified> => {
    const { data } = await get(itemAddress(resource, id));
    return { ...data, id };
  };

  return { list, one, whole };
};

/** The desk's API as react-admin sees it, and the commands on letters as methods of their own. */
export const createDataProvider = (client: Client): DeskDataProvider => {
  const reads = createReads(client);
  const provider = {
    getList: (resource: string, params: GetListParams) => reads.list(resource, params),
    getOne: async (resource: string, { id }: { id: unknown }) => ({ data: await reads.one(resource, String(id)) }),
    getMany: async (resource: string, { ids }: { ids: unknown[] }) => ({
      data: (await reads.whole(resource)).filter(({ id }) => ids.includes(id)),
    }),
    getManyReference: unsupported,
    create: async (resource: string, { data }: { data: unknown }) => ({
      data: (await client.send(addressOf(resource), { method: 'POST', body: data as never }).catch(forForm)).data,
    }),
    update: async (resource: string, { id, data }: { id: unknown; data: unknown }) => {
      const { version, ...body } = data as { version?: unknown };
      const ifMatch = typeof version === 'number' ? `"${version}"` : undefined;
      const call = { method: 'PATCH', body: body as never, ifMatch } as const;
      const changed = await client.send(itemAddress(resource, String(id)), call).catch(forForm);
      return { data: { ...(changed.data as object), id } };
    },
    updateMany: unsupported,
    delete: unsupported,
    deleteMany: unsupported,
  };
  return { ...provider, ...createCommands(client) } as DeskDataProvider;
};
