import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fromStored, STATE_VERSION, type SubmissionState } from './index.ts';
import { aSubmission } from './testing/builders.ts';

const present = aSubmission().withDocument().inspected().registered().build();

describe('a letter from a store', () => {
  it('of this version is as it was', () => {
    const stored: unknown = JSON.parse(JSON.stringify(present));
    expect(fromStored(stored)).toEqual(present);
  });

  it.each([
    ['nothing', null],
    ['a text', '{}'],
    ['an empty object', {}],
    ['a field too few', { ...present, edits: undefined }],
    ['a wrong kind', { ...present, sequence: '3' }],
    ['an unknown status', { ...present, status: 'lost' }],
    ['a wrong document', { ...present, documents: [{ ...present.documents[0], inspection: { state: 'ready' } }] }],
    ['a wrong word deep inside', { ...present, sender: { ...present.sender, mobile: 9121234567 } }],
    ['a version of a later release', { ...present, version: STATE_VERSION + 1 }],
    ['half a version', { ...present, version: 0.5 }],
    ['a version before the first', { ...present, version: -1 }],
  ])('that is malformed is refused: %s', (_, json) => {
    expect(() => fromStored(json)).toThrow(/^A stored letter (is|has)/);
  });

  it('is refused with its place and nothing of its content', () => {
    const json = { ...present, content: { ...present.content, subject: 17 } };
    expect(() => fromStored(json)).toThrow('A stored letter is malformed at /content/subject.');
  });
});

describe('states of every release', () => {
  const FOLDER = new URL('../../test/replay/states/', import.meta.url);
  const files = readdirSync(FOLDER);
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
  const keysOf = (value: object) => Object.keys(value).sort();

  it.each(files)('%s loads, and is complete', (name) => {
    const stored = read(name);
    const state = fromStored(stored);
    expect(keysOf(state)).toEqual(keysOf(aSubmission().build()));
    const { id, status, sequence, content } = stored as SubmissionState;
    expect(state).toMatchObject({ id, status, sequence, content, version: STATE_VERSION });
  });

  it('are of each version before this one', () => {
    const versions = files.map((name) => (read(name) as { version?: number }).version ?? 0);
    expect([...new Set(versions)].sort()).toEqual(Array.from({ length: STATE_VERSION }, (_, version) => version));
  });
});
