import type { ResourceProps } from 'react-admin';
import connections from './connections/index.ts';
import notices from './notices/index.ts';
import organisation from './organisation/index.ts';
import routingPolicies from './routing-policies/index.ts';
import staff from './staff/index.ts';
import stuck from './stuck/index.ts';
import submissions from './submissions/index.ts';
import units from './units/index.ts';

/** In the order of the menu; the first one is the home page. */
export const resources: ResourceProps[] = [
  { name: 'submissions', ...submissions },
  { name: 'stuck', ...stuck },
  { name: 'units', ...units },
  { name: 'staff', ...staff },
  { name: 'routing-policies', ...routingPolicies },
  { name: 'connections', ...connections },
  { name: 'notices', ...notices },
  { name: 'organisation', ...organisation },
];
