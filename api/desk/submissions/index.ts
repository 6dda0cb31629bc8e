import type { Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { createDirectory } from '../../submissions/directory.ts';
import { deciding } from './decide.ts';
import { reading } from './read.ts';

/** The letters of an organisation, for its staff. */
export const submissions = (services: Services): Route[] => {
  const letters = { ...services, directory: createDirectory(services.database) };
  return [...reading(letters), ...deciding(letters)];
};
