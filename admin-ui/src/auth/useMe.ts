import { useGetIdentity } from 'react-admin';
import type { Me } from '../api/types.ts';
import type { DeskIdentity } from './authProvider.ts';

/** Who is signed in; undefined for the moment until it is known. */
export const useMe = (): Me | undefined => (useGetIdentity().identity as DeskIdentity | undefined)?.me;
