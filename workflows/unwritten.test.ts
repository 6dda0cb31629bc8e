import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../domain/submission/index.ts';
import { createUnwritten } from './unwritten.ts';

const event = (sequence: number): RecordedEvent => ({
  ...{ type: 'released', sequence, at: '2026-11-23T08:00:00.000Z' },
  actor: { kind: 'system', id: null, name: null },
});
const sequences = (list: readonly { sequence: number }[]) => list.map(({ sequence }) => sequence);

function unwritten(carried: readonly number[] = []) {
  const run = { historyLength: 3 };
  const entries = carried.map((sequence) => ({
    ...{ sequence, at: '2026-11-23T08:00:00.000Z', action: 'released' as const },
    ...{ actorKind: 'system' as const, actorId: null },
  }));
  return { run, letter: createUnwritten(entries, () => run.historyLength) };
}

describe('what the world does not know yet', () => {
  it('is nothing at first, and all of an event that happens', () => {
    const { letter } = unwritten();
    expect([letter.isSaved(), letter.isSettled()]).toEqual([true, true]);
    letter.add(event(1));
    expect([letter.isSaved(), letter.isSettled()]).toEqual([false, false]);
    expect([sequences(letter.events()), sequences(letter.entries())]).toEqual([[1], [1]]);
  });

  it('has what the run before could not write to the audit log, durable at once', () => {
    const { letter } = unwritten([7]);
    expect([letter.isSaved(), letter.isSettled()]).toEqual([true, false]);
    expect(sequences(letter.durable())).toEqual([7]);
  });

  it('is for the audit log only once the history has grown beyond it', () => {
    const { run, letter } = unwritten();
    letter.add(event(1));
    expect(letter.durable()).toEqual([]);
    run.historyLength = 8;
    letter.add(event(2));
    expect(sequences(letter.durable())).toEqual([1]);
  });

  it('keeps what happened while it was written', () => {
    const { letter } = unwritten();
    letter.add(event(1));
    const audit = letter.entries();
    letter.settling();
    letter.add(event(2));
    letter.written({ upTo: 1, audit });
    expect([sequences(letter.events()), sequences(letter.entries())]).toEqual([[2], [2]]);
    expect([letter.isSaved(), letter.isSettled()]).toEqual([false, false]);
  });

  it('keeps its audit entries when a step has written the events alone, and nothing after one that wrote all', () => {
    const { letter } = unwritten();
    letter.add(event(1));
    letter.eventsWritten();
    expect([letter.isSaved(), letter.isSettled(), letter.entries().length]).toEqual([true, false, 1]);
    letter.allWritten();
    expect([letter.isSettled(), letter.entries().length]).toEqual([true, 0]);
  });
});
