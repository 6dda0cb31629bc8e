import { useGetList } from 'react-admin';
import type { ConnectionAdapter } from '../api/types.ts';

const NONE: ConnectionAdapter[] = [];

/** What systems can be connected. */
export const useAdapters = (): ConnectionAdapter[] =>
  useGetList<ConnectionAdapter>('connection-adapters', {}, { retry: false }).data ?? NONE;
