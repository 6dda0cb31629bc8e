import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiDocument } from '../../api/testing/document.ts';
import { typesOf } from './contract.mjs';
import { ROOT } from './paths.mjs';

test('what the web apps know of the API is what it says of itself; `npm run contract` writes it anew', async () => {
  const known = await readFile(join(ROOT, 'client/api.gen.ts'), 'utf8');
  expect(known === (await typesOf(apiDocument))).toBe(true);
});
