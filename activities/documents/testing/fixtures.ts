import { readdirSync, readFileSync } from 'node:fs';
import { MEDIA_TYPES, type MediaType } from '../../../domain/documents/media-types.ts';

const FOLDER = new URL('../../../test/fixtures/', import.meta.url);

export const fixture = (path: string): Buffer => readFileSync(new URL(path, FOLDER));

export const namesIn = (folder: 'taken' | 'refused'): string[] => readdirSync(new URL(`${folder}/`, FOLDER)).sort();

const BY_EXTENSION: Record<string, MediaType> = { ...MEDIA_TYPES, jpg: MEDIA_TYPES.jpeg };

/** What a fixture is, which its name says truly. */
export const typeOf = (name: string): MediaType | undefined => BY_EXTENSION[name.split('.').at(-1) ?? ''];
