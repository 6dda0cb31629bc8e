import { createClient } from '../../../client/client.ts';
import { language } from '../texts/language.ts';
import { clock } from '../state/clock.ts';
import { keep } from '../state/keep.ts';
import { askToSignInAgain, me } from '../state/session.ts';
import { waiting } from '../state/waiting.ts';

/** The portal's way to the API. */
export const api = createClient({
  language: language.get,
  keep,
  clock,
  waiting,
  signInAgain: () => (me.get() ? askToSignInAgain() : undefined),
});
