import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Programs are kept beside the checkout, whatever data folder a run uses. */
export const CACHE = join(ROOT, '.data', 'cache');

export const DATA = process.env.PISHKHAN_DATA_DIR ? resolve(process.env.PISHKHAN_DATA_DIR) : join(ROOT, '.data');
