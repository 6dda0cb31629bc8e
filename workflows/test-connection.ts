import { proxyActivities } from '@temporalio/workflow';
import type { ConnectionActivities, ConnectionTest } from '../activities/contract.ts';
import type { ConnectionTestStart } from './updates.ts';

const activities = proxyActivities<ConnectionActivities>({
  startToCloseTimeout: '15s',
  retry: { maximumAttempts: 1 },
});

/** Looks at a system outside for somebody who waits, from where letters are sent. */
export const testConnection = (connection: ConnectionTestStart): Promise<ConnectionTest> =>
  activities.testConnection(connection);
