import { describe, expect, it } from '@jest/globals';
import type { SmsAttemptOutcome } from '../contract.ts';
import { createCourier } from './courier.ts';
import type { SmsPanel } from './port.ts';

/** A courier whose panel answers, when it is let, with what its message is called. */
function aCourier() {
  const begun: string[] = [];
  const handedOn: string[] = [];
  const errors: unknown[] = [];
  let letAnswer: () => void = () => undefined;
  const answers = new Promise<void>((resolve) => (letAnswer = resolve));
  const courier = createCourier({
    panel: {} as SmsPanel,
    async sendBegun({ messageId, attempt }) {
      begun.push(`${messageId} ${attempt}`);
      await answers;
      if (messageId === 'throws') throw new Error('the database is away');
      return messageId as SmsAttemptOutcome;
    },
    startSms: async ({ messageId }) => void handedOn.push(messageId),
    onError: (error) => errors.push(error),
  });
  const send = (messageId: string) => courier.send({ messageId, to: '+989120000000', text: 'متن' });
  return { courier, send, begun, handedOn, errors, letAnswer };
}

describe('the courier', () => {
  it('sends at once and needs nobody when the panel takes the message', async () => {
    const { courier, send, begun, handedOn, letAnswer } = aCourier();
    send('accepted');
    expect(begun).toEqual(['accepted 1']);
    letAnswer();
    await courier.stop();
    expect(handedOn).toEqual([]);
  });

  it.each(['refused', 'notSent', 'unknown'])('hands on a message whose first try ends as %s', async (outcome) => {
    const { courier, send, handedOn, letAnswer } = aCourier();
    send(outcome);
    letAnswer();
    await courier.stop();
    expect(handedOn).toEqual([outcome]);
  });

  it('tells of an error and goes on with the next message', async () => {
    const { courier, send, errors, handedOn, letAnswer } = aCourier();
    for (const message of ['throws', 'refused']) send(message);
    letAnswer();
    await courier.stop();
    expect(errors).toHaveLength(1);
    expect(handedOn).toEqual(['refused']);
  });

  it('begins a few at a time, and leaves alone what it has not begun when it stops', async () => {
    const { courier, send, begun, letAnswer } = aCourier();
    for (let count = 0; count < 50; count++) send('accepted');
    expect(begun.length).toBeLessThan(50);
    const atOnce = begun.length;
    const stopped = courier.stop();
    letAnswer();
    await stopped;
    expect(begun).toHaveLength(atOnce);
  });
});
