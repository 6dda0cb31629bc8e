import { createHash } from 'node:crypto';
import { sql as audit } from './audit.ts';
import { sql as completeLetter } from './complete-letter.ts';
import { sql as directory } from './directory.ts';
import { sql as fileLetter } from './file-letter.ts';
import { sql as letterFigures } from './letter-figures.ts';
import { sql as letterLists } from './letter-lists.ts';
import { sql as notifySubmission } from './notify-submission.ts';
import { sql as registrations } from './registrations.ts';
import { sql as saveLetter } from './save-letter.ts';
import { sql as scopes } from './scopes.ts';
import { sql as smsSpending } from './sms-spending.ts';
import { sql as searchLetters } from './search-letters.ts';
import { sql as tellChanges } from './tell-changes.ts';

const ALL = [
  ...[scopes, audit, directory, registrations, fileLetter, tellChanges, saveLetter, completeLetter],
  ...[notifySubmission, letterLists, searchLetters, letterFigures, smsSpending],
];

/**
 * The database's functions as they are now. They are applied after the migrations whenever their text has changed, so each can be
 * applied again: `create or replace`, with its grants; before one whose arguments or result change stands a `drop function if exists`.
 * A migration whose policies or triggers need a function that is new makes that function itself.
 */
export const functions = ALL.join('\n');

/** Tells one version of the functions from another. */
export const functionsStamp = createHash('sha256').update(functions).digest('hex');
