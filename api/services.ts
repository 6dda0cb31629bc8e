import type { PayloadCodec } from '@temporalio/common';
import type { Logger } from 'pino';
import type { DocumentStorage } from '../activities/documents/port.ts';
import type { ApiConfig } from '../config/api.ts';
import type { Vault } from '../db/crypto.ts';
import type { Database } from '../db/tenancy.ts';
import type { Mobile } from '../domain/identity/index.ts';
import type { DeskEvents } from './desk/events/hub.ts';
import type { Engine } from './engine/index.ts';
import type { Language } from './http/texts/language.ts';
import type { MakeLimiter } from './http/requests/limits.ts';
import type { Sessions } from './http/sessions/sessions.ts';

export interface SignInCode {
  challengeId: string;
  mobile: Mobile;
  code: string;
  language: Language;
}

/** Everything that routes work with; made once, in `main.ts` or by a test. */
export interface Services {
  config: ApiConfig;
  database: Database;
  vault: Vault;
  storage: DocumentStorage;
  engine: Engine;
  /** Reads what the engine keeps. */
  payloadCodec: PayloadCodec;
  sessions: Sessions;
  limiter: MakeLimiter;
  deskEvents: DeskEvents;
  clock: Clock;
  logger: Logger;
  /** Has the code sent by SMS. `failed`: no panel has taken it so far. */
  sendSignInCode(message: SignInCode): Promise<{ failed: boolean }>;
}

export interface Clock {
  now(): Date;
}
