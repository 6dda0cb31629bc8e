import { describe, expect, it } from '@jest/globals';
import type { SmsAttempt } from '../../db/repositories/sms.ts';
import { panelsLeft } from './choice.ts';
import type { SmsPanel } from './port.ts';

const aPanel = (id: string, advertising = false) => ({ id, advertising }) as SmsPanel;
const anAttempt = (panelId: string, state: string, reason: string | null = null) =>
  ({ panelId, state, reason }) as SmsAttempt;
const panels = [aPanel('service'), aPanel('ads', true), aPanel('more ads', true), aPanel('other service')];
const left = (...attempts: SmsAttempt[]) => panelsLeft(panels, attempts).map(({ id }) => id);

describe('the panels that are left for a message', () => {
  it('are all of them, but one that could not deliver it or will never take it', () => {
    expect(left(anAttempt('service', 'unknown'), anAttempt('ads', 'refused', 'no-credit'))).toHaveLength(4);
    expect(left(anAttempt('service', 'undelivered'), anAttempt('ads', 'refused', 'invalid-number'))).toEqual([
      ...['more ads', 'other service'],
    ]);
  });

  it.each(['refused', 'undelivered'])(
    'are no line for advertisements once one has said that it is blocked (%s)',
    (state) => {
      expect(left(anAttempt('ads', state, 'blacklisted'))).toEqual(['service', 'other service']);
    },
  );

  it('are the lines for advertisements too when a line for services is blocked', () => {
    expect(left(anAttempt('service', 'refused', 'blacklisted'))).toEqual(['ads', 'more ads', 'other service']);
  });
});
