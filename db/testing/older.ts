import pg from 'pg';
import { searchKey } from '../../domain/text/normalise.ts';
import type { SubmissionState } from '../../domain/submission/index.ts';
import { migrations } from '../migrations/index.ts';
import { STATE } from '../read-model.ts';
import { scopeSettings, SET_SCOPE } from '../scope.ts';
import type { TestLetter } from './letter.ts';
import { testVault } from './vault.ts';

/** Makes a database as a release left it that ended with this migration: without what came later, functions too. */
export const upTo = (last: string) => async (ownerUrl: string) => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('create table schema_migrations (name text primary key, at timestamptz default now())');
  for (const { name, sql } of migrations) {
    if (name > last) break;
    await client.query(sql);
    await client.query('insert into schema_migrations (name) values ($1)', [name]);
  }
  await client.end();
};

interface OldWrite {
  letter: TestLetter;
  state: SubmissionState;
}

/** Writes a submitted letter as a process of version 0018 does, which may still run while the database is newer. */
export async function saveAs0018(appUrl: string, { letter, state }: OldWrite): Promise<void> {
  const { sequence, content } = state;
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const at = '2026-11-22T08:00:00.000Z';
  await client.query('begin');
  await client.query(SET_SCOPE, scopeSettings(letter.scope));
  await client.query(`select save_letter(${Array.from({ length: 21 }, (_, index) => `$${index + 1}`).join(', ')})`, [
    ...[
      letter.id,
      letter.organisationId,
      letter.applicantId,
      null,
      null,
      'awaitingDecision',
      false,
      sequence,
      content.subject,
    ],
    ...[state.trackingCode, null, null, searchKey(content.subject), testVault.seal(STATE, state), at, at, at, null],
    ...['[]', sequence, null],
  ]);
  await client.query('commit');
  await client.end();
}
