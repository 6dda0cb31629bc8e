import type { Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { createDirectory } from '../../submissions/directory.ts';
import { changing } from './change.ts';
import { documents } from './documents.ts';
import { drafting } from './draft.ts';
import { reading } from './read.ts';

/** The applicant's letters. */
export const submissions = (services: Services): Route[] => {
  const letters = { ...services, directory: createDirectory(services.database) };
  return [...drafting(letters), ...reading(letters), ...changing(letters), ...documents(letters)];
};
