import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { SmsAttemptOutcome } from '../contract.ts';
import { createCourier } from './courier.ts';
import { anOutside } from '../testing/outside.ts';
import type { SmsPanel } from './port.ts';

const panel = { id: 'a' } as SmsPanel;

/** A courier whose panel answers, when it is let, with what its message is called. */
function aCourier() {
  const begun: string[] = [];
  const unsent: string[] = [];
  const handedOn: string[] = [];
  const errors: unknown[] = [];
  let letAnswer: () => void = () => undefined;
  const answers = new Promise<void>((resolve) => (letAnswer = resolve));
  const courier = createCourier({
    outside: anOutside({ panels: [{ id: 'b' } as SmsPanel, panel] }),
    health: { inOrder: async (panels) => [...panels].reverse() },
    async sendBegun({ messageId, attempt }, { sendBefore }) {
      if (Date.now() > sendBefore) {
        unsent.push(`${messageId} ${attempt}`);
        return 'notSent';
      }
      begun.push(`${messageId} ${attempt}`);
      await answers;
      if (messageId === 'throws') throw new Error('the database is away');
      return messageId as SmsAttemptOutcome;
    },
    async leaveUnsent({ messageId, attempt }) {
      unsent.push(`${messageId} ${attempt}`);
      return 'notSent';
    },
    startSms: async ({ messageId, firstAttempt }) => void handedOn.push(`${messageId} ${firstAttempt}`),
    onError: (error) => errors.push(error),
  });
  const send = (messageId: string) => courier.send({ messageId, panel, to: '+989120000000', text: 'متن' });
  return { courier, send, begun, unsent, handedOn, errors, letAnswer };
}

afterEach(() => void jest.restoreAllMocks());

describe('the courier', () => {
  it('sends at once and needs nobody when the panel takes the message', async () => {
    const { courier, send, begun, handedOn, letAnswer } = aCourier();
    send('accepted');
    expect(begun).toEqual(['accepted 1']);
    letAnswer();
    await courier.stop();
    expect(handedOn).toEqual([]);
  });

  it.each(['refused', 'notSent'])('hands on a message whose first try ends as %s', async (outcome) => {
    const { courier, send, handedOn, letAnswer } = aCourier();
    send(outcome);
    letAnswer();
    await courier.stop();
    expect(handedOn).toEqual([`${outcome} 2`]);
  });

  it('leaves a doubt to be settled, and sends nothing meanwhile', async () => {
    const { courier, send, handedOn, letAnswer } = aCourier();
    send('unknown');
    letAnswer();
    await courier.stop();
    expect(handedOn).toEqual([]);
  });

  it('gives new messages to the first panel that is well', async () => {
    expect(await aCourier().courier.choose('an organisation')).toBe(panel);
  });

  it('tells of an error and goes on with the next message', async () => {
    const { courier, send, errors, handedOn, letAnswer } = aCourier();
    for (const message of ['throws', 'refused']) send(message);
    letAnswer();
    await courier.stop();
    expect(errors).toHaveLength(1);
    expect(handedOn).toEqual(['refused 2']);
  });

  it('begins a few at a time, and one that waits too long for its turn is handed on as not sent', async () => {
    const { send, courier, begun, unsent, handedOn, letAnswer } = aCourier();
    for (let count = 0; count < 50; count++) send('accepted');
    const atOnce = begun.length;
    expect(atOnce).toBeLessThan(50);
    const later = Date.now() + 30_000;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    send('refused');
    letAnswer();
    while (handedOn.length < 50 - atOnce + 1) await new Promise(setImmediate);
    await courier.stop();
    expect(begun).toEqual([...Array(atOnce).fill('accepted 1'), 'refused 1']);
    expect(unsent).toEqual(Array(50 - atOnce).fill('accepted 1'));
  });

  it('leaves as not sent what it has not begun when it stops, without waiting for a panel that hangs', async () => {
    const { courier, send, begun, unsent, handedOn, letAnswer } = aCourier();
    for (let count = 0; count < 90; count++) send('accepted');
    const atOnce = begun.length;
    const stopped = courier.stop();
    while (unsent.length < 90 - atOnce) await new Promise(setImmediate);
    letAnswer();
    await stopped;
    expect(begun).toHaveLength(atOnce);
    expect(handedOn).toEqual([]);
  });
});
