import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { sign, verify } from './hmac.ts';

const at = new Date('2026-11-29T08:00:00.900Z');
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1_000);
const body = Buffer.from('{"id":"1","text":"سلام"}');
const signed = { secrets: ['a secret'], body, at };
const header = sign(signed);

describe('a signature', () => {
  it('is the time in seconds and the HMAC-SHA-256 of time, dot and body in hex', () => {
    const time = Math.floor(at.getTime() / 1_000);
    const digest = createHmac('sha256', 'a secret').update(`${time}.${body.toString()}`).digest('hex');
    expect(header).toBe(`t=${time},v1=${digest}`);
  });

  it('is valid for the same body within five minutes, before and after', () => {
    expect(verify({ ...signed, header })).toBe('valid');
    expect(verify({ ...signed, header, at: later(299) })).toBe('valid');
    expect(verify({ ...signed, header, at: later(-299) })).toBe('valid');
  });

  it('is old after five minutes, and from a clock that is ahead by more', () => {
    expect(verify({ ...signed, header, at: later(301) })).toBe('old');
    expect(verify({ ...signed, header, at: later(-302) })).toBe('old');
  });

  it('is forged for another body, secret or time', () => {
    expect(verify({ ...signed, header, body: Buffer.concat([body, Buffer.from(' ')]) })).toBe('forged');
    expect(verify({ ...signed, header, secrets: ['another secret'] })).toBe('forged');
    const time = Math.floor(at.getTime() / 1_000);
    expect(verify({ ...signed, header: header.replace(String(time), String(time + 1)) })).toBe('forged');
    expect(verify({ ...signed, header, secrets: [] })).toBe('forged');
  });

  it('is valid by any of several, while secrets change', () => {
    const both = sign({ ...signed, secrets: ['an old secret', 'a new secret'] });
    for (const secret of ['an old secret', 'a new secret'])
      expect(verify({ ...signed, secrets: [secret], header: both })).toBe('valid');
    expect(verify({ ...signed, secrets: ['none', 'an old secret'], header: both })).toBe('valid');
  });

  it.each([
    undefined,
    '',
    'v1=00',
    header.replace('t=', 's='),
    header.replace(/v1=.*/, 'v1=zz'),
    header.replace('v1=', 'v0='),
    `${header},t=1`,
    header.replace(/t=\d+/, 't=-1'),
    header.padEnd(600, ','),
  ])('is forged when it is malformed: %s', (malformed) => {
    expect(verify({ ...signed, header: malformed })).toBe('forged');
  });
});
