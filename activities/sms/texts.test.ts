import { describe, expect, it } from '@jest/globals';
import { noticeText, type Notice } from './texts.ts';

const NOTICE: Notice = {
  kind: 'registered',
  trackingCode: '5678-65NW-JFK7',
  letterNumber: '1405/2-7',
  wasSent: true,
  promisedAt: null,
  draftExpiresAt: '2026-12-27T08:00:00.000Z',
  text: null,
};
const MARK = '\u200e';

describe('a notice', () => {
  it('in Persian marks codes and numbers as left to right, so that a phone shows their groups in order', () => {
    const text = noticeText(NOTICE, 'fa');
    expect(text).toContain(`: ${MARK}5678-65NW-JFK7`);
    expect(text).toContain(`: ${MARK}1405/2-7\n`);
  });

  it('of a draft names the day until which it can be sent, and no tracking code, which nobody was told', () => {
    const draft = { ...NOTICE, wasSent: false };
    expect(noticeText({ ...draft, kind: 'reminded' }, 'fa')).toContain('تا ۶ دی ۱۴۰۵ ');
    expect(noticeText({ ...draft, kind: 'expired' }, 'fa')).not.toContain(NOTICE.trackingCode);
    expect(noticeText({ ...NOTICE, kind: 'expired' }, 'fa')).toContain(NOTICE.trackingCode);
  });

  it('that is shortened has no half of a character in it', () => {
    const text = noticeText({ ...NOTICE, kind: 'rejected', text: `${'x'.repeat(198)}😀😀😀` }, 'fa');
    expect(text).toContain('x😀…');
    expect(text).not.toMatch(/\p{Surrogate}/u);
  });

  it('in English has no character that makes a message cost twice', () => {
    for (const kind of ['reminded', 'routed', 'registered', 'expired'] as const)
      expect(noticeText({ ...NOTICE, kind }, 'en')).toMatch(/^[\x20-\x7e\n]+$/);
  });
});
