import { describe, expect, test } from '@jest/globals';
import type { EventType } from '../../api/types.ts';
import { foldDocuments, type Told } from './foldDocuments.ts';

const entries = (...types: EventType[]): Told[] =>
  types.map((type, sequence) => ({ id: String(sequence), sequence, type, at: '', actor: 'applicant', text: null }));

const told = (...types: EventType[]) =>
  foldDocuments(entries(...types)).map(({ type, count }) => (count ? `${type} ${count}` : type));

describe('the timeline', () => {
  test('tells documents added one after the other at once, without their checks', () => {
    const run: EventType[] = [
      'documentAttached',
      'documentInspected',
      'documentAttached',
      'documentAttached',
      'documentInspected',
    ];
    expect(told('created', ...run, 'submitted')).toEqual(['created', 'documentAttached 3', 'submitted']);
  });

  test('tells one document, and a check that follows something else, as they are', () => {
    expect(told('documentAttached', 'submitted', 'documentInspected', 'documentAttached')).toEqual([
      'documentAttached',
      'submitted',
      'documentInspected',
      'documentAttached',
    ]);
  });
});
