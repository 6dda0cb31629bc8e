import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/lib/paths.mjs';

/** A module of the built product. */
export const built = (path) => import(pathToFileURL(join(ROOT, 'dist', path)).href);
