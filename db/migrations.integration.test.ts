import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrate } from './migrator.ts';
import { startTestDatabase } from './testing/database.ts';
import type { TestDatabase } from './testing/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
}, 30_000);
afterAll(() => database.stop());

it('runs nothing a second time', async () => {
  expect(await migrate(database.ownerUrl)).toEqual([]);
});
