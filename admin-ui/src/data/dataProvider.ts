import type { DataProvider, GetListParams, RaRecord } from 'react-admin';
import type { TimelineEntry } from '../api/types.ts';
import type { Client } from '../http/client.ts';
import { createCommands, type Commands } from './commands.ts';
import { allPages, createCursors, type Page } from './cursors.ts';
import { queryString } from './query.ts';

export type DeskDataProvider = DataProvider & Commands;

type Identified = RaRecord<string>;

/** Read whole: an organisation has few of them. */
const SHORT_LISTS = ['units', 'staff', 'services', 'routing-policies', 'stuck'];

const unsupported = async (): Promise<never> => {
  throw new Error('The desk deletes nothing and changes one record at a time');
};

const createReads = (client: Client) => {
  const cursors = createCursors();
  const whole = (resource: string) =>
    allPages<Identified>((cursor) => client.get(`/${resource}${queryString({ limit: 100, cursor })}`));

  const timeline = async (id: string) => {
    const { items } = await client.get<{ items: TimelineEntry[] }>(`/submissions/${id}/timeline`);
    return { data: items.map((entry, index) => ({ ...entry, id: `${entry.sequence}-${index}` })), total: items.length };
  };

  const paged = async (resource: string, { filter, pagination }: GetListParams) => {
    const { page: number = 1, perPage: limit = 20 } = pagination ?? {};
    const fetch = (cursor: string | undefined): Promise<Page<Identified>> =>
      client.get(`/${resource}${queryString({ ...filter, limit, cursor })}`);
    const { items, next } = await cursors.page(`${resource}${queryString({ ...filter, limit })}`, { number, fetch });
    return { data: items, pageInfo: { hasNextPage: next !== null, hasPreviousPage: number > 1 } };
  };

  const list = async (resource: string, params: GetListParams) => {
    if (resource === 'timeline') return timeline(String(params.filter.submissionId));
    if (!SHORT_LISTS.includes(resource)) return paged(resource, params);
    const data = await whole(resource);
    return { data, total: data.length };
  };

  const one = async (resource: string, id: string): Promise<Identified> => {
    if (resource === 'organisation') return { ...(await client.get<object>('/organisation')), id };
    return client.get(`/${resource}/${id}`);
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
      data: await client.send<Identified>({ method: 'POST', path: `/${resource}`, body: data }),
    }),
    update: async (resource: string, { id, data }: { id: unknown; data: unknown }) => {
      const path = resource === 'organisation' ? '/organisation' : `/${resource}/${String(id)}`;
      const changed = await client.send<object>({ method: 'PATCH', path, body: data });
      return { data: { ...changed, id } };
    },
    updateMany: unsupported,
    delete: unsupported,
    deleteMany: unsupported,
  };
  return { ...provider, ...createCommands(client) } as DeskDataProvider;
};
