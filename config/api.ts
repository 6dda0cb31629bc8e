import { readCommon, type CommonConfig } from './common.ts';
import type { Environment } from './environment.ts';
import { withoutFaults, type Reader } from './reader.ts';

/** The API faces the internet: it neither needs nor gets the secrets of the correspondence system and the panels. */
export interface ApiConfig extends CommonConfig {
  /** Demo accounts need no second factor. */
  readonly demo: boolean;
  readonly temporal: CommonConfig['temporal'] & {
    /** Whose pages may have payloads decoded; without one no other page may. */
    readonly uiOrigin: string | undefined;
  };
  readonly http: {
    readonly port: number;
    readonly staticDir: string | undefined;
    readonly trustedProxies: number;
    /** Where `/metrics` is served; 0 = nowhere. */
    readonly metricsPort: number;
  };
  readonly limits: {
    readonly fileBytes: number;
    readonly files: number;
    /** Of one applicant, as are the next two. */
    readonly drafts: number;
    readonly legalPersons: number;
    /** Of documents that are not sent yet. */
    readonly unsentBytes: number;
    readonly codesPerMobileAnHour: number;
    readonly codesPerAddressAnHour: number;
    readonly trackingsPerAddressAnHour: number;
    readonly signInsPerAddressAnHour: number;
  };
  readonly sessions: { readonly hours: number };
  /** What the addresses and signatures of partners' hooks are made with; without one nobody can call them. */
  readonly hookSecret: string | undefined;
}

/**
 * The API's configuration.
 * @throws ConfigError with all faults at once
 */
export const toApiConfig = (env: Environment): ApiConfig =>
  withoutFaults(env, (read) => {
    const common = readCommon(read);
    const demo = read.optional('PISHKHAN_DEMO') === '1';
    read.refuseInProduction('PISHKHAN_DEMO', demo);
    return {
      ...common,
      demo,
      temporal: { ...common.temporal, uiOrigin: read.origin('PISHKHAN_TEMPORAL_UI_ORIGIN') },
      http: {
        port: read.whole('PISHKHAN_PORT', { fallback: 3000, max: 65_535 }),
        staticDir: read.optional('PISHKHAN_STATIC_DIR'),
        trustedProxies: read.whole('PISHKHAN_TRUSTED_PROXIES', { fallback: 0, min: 0, max: 10 }),
        metricsPort: read.optionalPort('PISHKHAN_METRICS_PORT'),
      },
      limits: readLimits(read),
      hookSecret: readHookSecret(read),
      sessions: { hours: read.whole('PISHKHAN_SESSION_HOURS', { fallback: 12, max: 24 * 30 }) },
    };
  });

function readHookSecret(read: Reader): string | undefined {
  const secret = read.optional('PISHKHAN_HOOK_SECRET');
  if (secret !== undefined) read.refuseDevelopment('PISHKHAN_HOOK_SECRET', [secret]);
  return secret;
}

const readLimits = (read: Reader): ApiConfig['limits'] => ({
  fileBytes: read.whole('PISHKHAN_MAX_FILE_BYTES', { fallback: 50 * 1024 * 1024 }),
  files: read.whole('PISHKHAN_MAX_FILES', { fallback: 10, max: 100 }),
  drafts: read.whole('PISHKHAN_MAX_DRAFTS', { fallback: 50 }),
  legalPersons: read.whole('PISHKHAN_MAX_LEGAL_PERSONS', { fallback: 50 }),
  unsentBytes: read.whole('PISHKHAN_MAX_UNSENT_BYTES', { fallback: 2 * 1024 ** 3 }),
  codesPerMobileAnHour: read.whole('PISHKHAN_CODES_PER_MOBILE', { fallback: 5 }),
  codesPerAddressAnHour: read.whole('PISHKHAN_CODES_PER_ADDRESS', { fallback: 60 }),
  trackingsPerAddressAnHour: read.whole('PISHKHAN_TRACKINGS_PER_ADDRESS', { fallback: 120 }),
  signInsPerAddressAnHour: read.whole('PISHKHAN_SIGN_INS_PER_ADDRESS', { fallback: 120 }),
});
