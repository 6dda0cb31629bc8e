import { toApiConfig, type ApiConfig } from '../../config/api.ts';

const key = (byte: number) =>
  Buffer.from(Uint8Array.from({ length: 32 }, (_, index) => byte + index)).toString('base64');

/** A configuration for tests, with limits that no test reaches by accident. */
export const testConfig = ({ appUrl }: { appUrl: string }): ApiConfig =>
  toApiConfig({
    PISHKHAN_DEMO: '1',
    PISHKHAN_DATABASE_URL: appUrl,
    PISHKHAN_TEMPORAL_ADDRESS: 'localhost:1',
    PISHKHAN_DATA_KEYS: `test:${key(1)}`,
    PISHKHAN_PAYLOAD_KEYS: `test:${key(2)}`,
    PISHKHAN_HASH_KEY: key(3),
    PISHKHAN_STORAGE_DIR: '/nowhere',
    PISHKHAN_CODES_PER_ADDRESS: '10000',
    PISHKHAN_SIGN_INS_PER_ADDRESS: '10000',
    PISHKHAN_TRACKINGS_PER_ADDRESS: '10000',
  });
