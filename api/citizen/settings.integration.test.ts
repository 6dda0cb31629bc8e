import { expect, test } from '@jest/globals';
import { useApi } from '../testing/app.ts';

const api = useApi();

test('anybody reads the limits that are set, and may keep them for a minute', async () => {
  const { limits } = api.services.config;
  const set = api.instance({ limits: { ...limits, fileBytes: 1_048_576, files: 3 } });
  const { body, headers } = await set.get('/api/v1/settings').expect(200);
  expect(body).toEqual({ fileBytes: 1_048_576, files: 3 });
  expect(headers['cache-control']).toBe('public, max-age=60');
});
