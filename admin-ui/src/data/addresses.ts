import { at, type Path } from '../../../client/address.ts';

/** Where the framework's resources are. */
const LISTS = {
  submissions: '/api/desk/v1/submissions',
  stuck: '/api/desk/v1/stuck',
  'stuck-groups': '/api/desk/v1/stuck/groups',
  units: '/api/desk/v1/units',
  staff: '/api/desk/v1/staff',
  services: '/api/desk/v1/services',
  'routing-policies': '/api/desk/v1/routing-policies',
  connections: '/api/desk/v1/connections',
  'connection-adapters': '/api/desk/v1/connection-adapters',
} as const satisfies Record<string, Path>;

const ITEMS = {
  submissions: '/api/desk/v1/submissions/{id}',
  units: '/api/desk/v1/units/{id}',
  staff: '/api/desk/v1/staff/{id}',
  connections: '/api/desk/v1/connections/{id}',
} as const satisfies Record<string, Path>;

/** Read whole: an organisation has few of them. */
const SHORT_LISTS = [
  'units',
  'staff',
  'services',
  'routing-policies',
  'connections',
  'connection-adapters',
  'stuck',
  'stuck-groups',
];

export const isShort = (resource: string): boolean => SHORT_LISTS.includes(resource);

const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== '' && value !== false;

/** Of the query, only what is set. */
export const addressOf = (resource: string, query: Record<string, unknown> = {}) =>
  at<(typeof LISTS)[keyof typeof LISTS]>(LISTS[resource as keyof typeof LISTS], {
    query: Object.fromEntries(Object.entries(query).filter(([, value]) => isSet(value))),
  });

/** Of these an organisation has one. */
const SINGLE = {
  organisation: '/api/desk/v1/organisation',
  notices: '/api/desk/v1/notices',
} as const satisfies Record<string, Path>;

export const itemAddress = (resource: string, id: string) =>
  resource in SINGLE
    ? at<(typeof SINGLE)[keyof typeof SINGLE]>(SINGLE[resource as keyof typeof SINGLE])
    : at<(typeof ITEMS)[keyof typeof ITEMS]>(ITEMS[resource as keyof typeof ITEMS], { id });
