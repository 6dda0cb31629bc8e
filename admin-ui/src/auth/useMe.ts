import { useGetIdentity } from 'react-admin';
import type { Me } from '../api/types.ts';
import type { DeskIdentity } from './authProvider.ts';

/** Who is signed in; undefined for the moment until it is known. Taken anew at each use, since the provider keeps it by language. */
export const useMe = (): Me | undefined => (useGetIdentity({ staleTime: 0 }).identity as DeskIdentity | undefined)?.me;
