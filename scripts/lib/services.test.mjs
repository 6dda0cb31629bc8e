import { afterEach, describe, expect, it } from '@jest/globals';
import { toApiConfig } from '../../config/api.ts';
import { makeSecrets } from './secrets.mjs';
import { applicationEnvironment, databaseUrls } from './services.mjs';

const NAME = 'PISHKHAN_CODES_PER_MOBILE';
const ports = {
  http: 3000,
  temporal: 7233,
  temporalUi: 8233,
  postgres: 5433,
  didgah: 4001,
  panelA: 4002,
  panelB: 4003,
};
const secrets = makeSecrets();
const urls = databaseUrls({ port: ports.postgres, secrets });
const environment = (change = {}) =>
  applicationEnvironment({ ports: { ...ports, ...change }, secrets, data: 'data', urls });

afterEach(() => void delete process.env[NAME]);

describe('what npm start configures', () => {
  it('is complete, with limits that a person does not reach and a program does', () => {
    const { limits, demo } = toApiConfig(environment());
    expect(demo).toBe(true);
    expect(limits).toMatchObject({
      codesPerMobileAnHour: 60,
      codesPerAddressAnHour: 3000,
      signInsPerAddressAnHour: 3000,
    });
  });

  it('leaves limits as the environment sets them', () => {
    process.env[NAME] = '7';
    expect(toApiConfig(environment()).limits.codesPerMobileAnHour).toBe(7);
  });

  it('lets the page of the Temporal UI decode, where there is one', () => {
    expect(toApiConfig(environment()).temporal.uiOrigin).toBe('http://localhost:8233');
    expect(toApiConfig(environment({ temporalUi: 0 })).temporal.uiOrigin).toBeUndefined();
  });
});
