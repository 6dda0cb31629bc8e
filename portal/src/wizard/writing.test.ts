import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { ApiProblem, offline } from '../../../client/problem.ts';
import type { Unsaved } from '../state/typed.ts';
import { createWriting } from './writing.ts';

const conflict = () => new ApiProblem({ code: 'precondition-failed', status: 412 });

/** A server with one text, and a device that somebody writes on. */
const aWriter = (device: { unsaved: Unsaved | null } = { unsaved: null }, server = { text: 'سلام' }) => {
  const failures: Error[] = [];
  const sent: string[] = [];
  const writing = createWriting({
    current: () => server.text,
    bounds: BOUNDS.subject,
    kind: 'line',
    unsaved: {
      read: () => device.unsaved,
      write: (unsaved) => void (device.unsaved = unsaved),
      forget: () => void (device.unsaved = null),
    },
    save: async (text) => {
      sent.push(text);
      const failure = failures.shift();
      if (failure) throw failure;
      server.text = text.trim();
      return { value: server.text, savedAt: '2026-11-28T06:54:00Z' };
    },
  });
  return { writing, device, server, failures, sent, standing: () => writing.get().standing };
};
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('what is typed', () => {
  it('is saved two seconds after typing has stopped, once, and stands on the device until then', async () => {
    const { writing, device, sent, standing } = aWriter();
    for (const text of ['سلام ب', 'سلام بر', 'سلام بر شما ']) {
      writing.type(text);
      await pass(1_900);
    }
    expect([sent, device.unsaved]).toEqual([[], { text: 'سلام بر شما ', base: 'سلام' }]);
    await pass(100);
    expect([sent, device.unsaved]).toEqual([['سلام بر شما '], null]);
    expect(standing()).toEqual({ savedAt: '2026-11-28T06:54:00Z' });
    expect(writing.get().text).toBe('سلام بر شما ');
    await pass(60_000);
    expect(sent).toHaveLength(1);
  });

  it('is not sent where it would be refused, or where it is what the server has', async () => {
    const { writing, sent, standing } = aWriter();
    writing.type('س');
    await pass(2_000);
    expect([sent, standing()]).toEqual([[], 'unsaved']);
    writing.type('سلام ');
    await pass(2_000);
    expect(sent).toEqual([]);
  });

  it('comes back in another tab and is saved', async () => {
    const { writing, device, server } = aWriter({ unsaved: { text: 'سلام دوباره', base: 'سلام' } });
    expect(writing.get().text).toBe('سلام دوباره');
    await pass(2_000);
    expect([server.text, device.unsaved]).toEqual(['سلام دوباره', null]);
  });

  it('is forgotten where the server had it before the tab was closed', async () => {
    const { device, sent } = aWriter({ unsaved: { text: 'سلام دوباره', base: 'سلام' } }, { text: 'سلام دوباره' });
    await pass(2_000);
    expect([device.unsaved, sent]).toEqual([null, []]);
  });

  it('stays on the device without a connection, and goes when there is one', async () => {
    const { writing, failures, device, server, standing } = aWriter();
    failures.push(offline());
    writing.type('سلام از راه دور');
    await pass(2_000);
    expect([standing(), device.unsaved?.text]).toEqual(['unsaved', 'سلام از راه دور']);
    await writing.saveNow();
    expect([server.text, device.unsaved]).toEqual(['سلام از راه دور', null]);
  });

  it('goes at once on leaving, and no more after that', async () => {
    const { writing, failures, sent } = aWriter();
    writing.type('سلام و خداحافظ');
    failures.push(offline());
    writing.leave();
    await pass(60_000);
    expect(sent).toEqual(['سلام و خداحافظ']);
  });

  it('is saved by going on without a second call for the same text', async () => {
    const { writing, sent } = aWriter();
    writing.type('سلام بر شما');
    await pass(2_000);
    await writing.finish();
    expect(sent).toEqual(['سلام بر شما']);
  });
});

describe('a text that was changed elsewhere', () => {
  const elsewhere = async () => {
    const writer = aWriter();
    writer.writing.type('نوشتهٔ من');
    writer.server.text = 'نوشتهٔ برگهٔ دیگر';
    writer.writing.look();
    await pass(5_000);
    return writer;
  };

  it('is told of and not overwritten', async () => {
    const { sent, standing, device } = await elsewhere();
    expect([sent, standing(), device.unsaved?.text]).toEqual([[], 'changedElsewhere', 'نوشتهٔ من']);
  });

  it('gives way once the person goes on', async () => {
    const { writing, server } = await elsewhere();
    await writing.finish();
    expect(server.text).toBe('نوشتهٔ من');
  });

  it('stays when the person puts their own aside', async () => {
    const { writing, device, standing } = await elsewhere();
    writing.takeTheirs();
    expect([writing.get().text, device.unsaved, standing()]).toEqual(['نوشتهٔ برگهٔ دیگر', null, undefined]);
  });

  it('is shown at once where nothing was typed', () => {
    const { writing, server } = aWriter();
    server.text = 'نوشتهٔ برگهٔ دیگر';
    writing.look();
    expect(writing.get().text).toBe('نوشتهٔ برگهٔ دیگر');
  });

  it('is none where only another part of the letter has changed', async () => {
    const { writing, failures, server } = aWriter();
    failures.push(conflict());
    writing.type('نوشتهٔ من');
    await pass(2_100);
    expect(server.text).toBe('نوشتهٔ من');
  });
});
