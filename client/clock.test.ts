import { describe, expect, test } from '@jest/globals';
import { createClock } from './clock.ts';
import { aMemory } from './testing/a-client.ts';

const SERVER = 'Mon, 23 Nov 2026 10:00:00 GMT';
const HOUR_MS = 3_600_000;

const said = (date: string, headers = {}) => new Headers({ date, ...headers });

/** A device whose clock is off by so much. */
const aDevice = (off: number) => () => Date.parse(SERVER) + off;

describe('the clock', () => {
  test.each([-HOUR_MS, HOUR_MS])('is the server’s on a device whose own is %i ms off', (off) => {
    const clock = createClock(aMemory(), aDevice(off));
    clock.heard(said(SERVER));
    expect(clock.now()).toBe(Date.parse(SERVER));
  });

  test('is the device’s until an answer has come, where none says when, and where the two agree', () => {
    const memory = aMemory();
    const clock = createClock(memory, aDevice(700));
    clock.heard(new Headers());
    for (const date of ['soon', SERVER]) clock.heard(said(date));
    expect([clock.now(), memory.kept.size]).toEqual([Date.parse(SERVER) + 700, 0]);
  });

  test('goes by no answer that the browser may have stored', () => {
    const clock = createClock(aMemory(), aDevice(60_000));
    clock.heard(said(SERVER, { 'cache-control': 'public, max-age=60' }));
    expect(clock.now()).toBe(Date.parse(SERVER) + 60_000);
  });

  test('is known after a reload, and no longer kept once the device is right again', () => {
    const memory = aMemory();
    createClock(memory, aDevice(HOUR_MS)).heard(said(SERVER));
    expect(createClock(memory, aDevice(HOUR_MS)).now()).toBe(Date.parse(SERVER));
    createClock(memory, aDevice(0)).heard(said(SERVER));
    expect(memory.kept.size).toBe(0);
  });
});
