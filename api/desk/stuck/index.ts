import type { Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { createDirectory } from '../../submissions/directory.ts';
import { events } from './events.ts';
import { groups } from './groups.ts';
import { letters } from './letters.ts';
import { list } from './list.ts';
import { notices } from './notices.ts';

/** What waits for a person or keeps failing, and what an administrator does about it. */
export const stuck = (services: Services): Route[] => {
  const desk = { ...services, directory: createDirectory(services.database) };
  return [...list(desk), ...groups(desk), ...notices(desk), ...events(desk), ...letters(desk)];
};
