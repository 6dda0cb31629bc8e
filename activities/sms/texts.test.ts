import { describe, expect, it } from '@jest/globals';
import { noticeText, type Notice } from './texts.ts';

const NOTICE: Notice = {
  kind: 'registered',
  trackingCode: '5678-65NW-JFK7',
  letterNumber: '1405/2-7',
  promisedAt: null,
  text: null,
};
const MARK = '\u200e';

describe('a notice', () => {
  it('in Persian marks codes and numbers as left to right, so that a phone shows their groups in order', () => {
    const text = noticeText(NOTICE, 'fa');
    expect(text).toContain(`: ${MARK}5678-65NW-JFK7`);
    expect(text).toContain(`: ${MARK}1405/2-7\n`);
  });

  it('in English has no character that makes a message cost twice', () => {
    for (const kind of ['reminded', 'routed', 'registered', 'expired'] as const)
      expect(noticeText({ ...NOTICE, kind }, 'en')).toMatch(/^[\x20-\x7e\n]+$/);
  });
});
