import { expect, test } from '@jest/globals';
import { BOUNDS, type Bounds } from '../domain/text/bounds.ts';
import { apiRoutes } from './testing/document.ts';

interface Property {
  type?: string | string[];
  format?: string;
  enum?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
}

const isText = ({ type, format, enum: values, pattern }: Property) =>
  [type].flat().includes('string') && !values && !pattern && ['line', 'password', undefined].includes(format);

/** Texts that are not in a form of their own, as `/units name`. */
const texts = apiRoutes.flatMap(({ path, body }) =>
  Object.entries((body?.properties ?? {}) as Record<string, Property>)
    .filter(([, property]) => isText(property))
    .map(([name, property]) => ({ name: `${path} ${name}`, property })),
);

/** A record's own names, which a change may repeat but does not make. */
const REPEATED = ['/api/desk/v1/organisation id', '/api/desk/v1/organisation slug'];

const known: readonly Bounds[] = [...Object.values(BOUNDS), { ...BOUNDS.username, minLength: 1 }];

test('each text that is sent has bounds that the screens know too', () => {
  expect(texts.length).toBeGreaterThan(15);
  const unknown = texts.filter(
    ({ name, property: { minLength = 0, maxLength } }) =>
      !REPEATED.includes(name) &&
      !known.some((bounds) => bounds.minLength === minLength && bounds.maxLength === maxLength),
  );
  expect(unknown).toEqual([]);
});
