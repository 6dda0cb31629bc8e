import { type Bounds, keptForm, lengthFault, type TextKind } from '../../../domain/text/bounds.ts';
import { isProblem } from '../../../client/problem.ts';
import type { Unsaved } from '../state/typed.ts';
import { createStore, type Store } from '../state/store.ts';

/** How long nothing is typed before it is saved. */
const PAUSE_MS = 2_000;
const AGAIN_AFTER_MS = 30_000;

export interface Writing {
  text: string;
  /** Of what is on screen: when it was saved, or why it is not. */
  standing?: { savedAt: string } | 'unsaved' | 'changedElsewhere';
}

interface Given {
  /** As the server has it, as far as is known here. */
  current: () => string;
  bounds: Bounds;
  kind: TextKind;
  unsaved: { read(): Unsaved | null; write(unsaved: Unsaved): void; forget(): void };
  /** Gives the text as it is kept, and when that was. */
  save: (text: string) => Promise<{ value: string; savedAt: string }>;
}

/**
 * A text that is saved two seconds after somebody has stopped typing, and until then stands on the device. What was changed
 * elsewhere meanwhile is never overwritten unasked: the person decides which of the two stays.
 */
export const createWriting = ({ current, bounds, kind, unsaved, save }: Given) => {
  const before = unsaved.read();
  const store: Store<Writing> = createStore<Writing>({ text: before?.text ?? current() });
  /** What the server had when the writing began. */
  let base = before?.base ?? current();
  let theirs = current();
  let sending: { text: string; ended: Promise<unknown> } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLeft = false;

  const text = () => store.get().text;
  const show = (standing: Writing['standing']) => store.set({ text: text(), standing });
  const isDirty = () => keptForm(text(), kind) !== base;
  const isElsewhere = () => store.get().standing === 'changedElsewhere';
  const settle = () => (isDirty() ? unsaved.write({ text: text(), base }) : unsaved.forget());
  const later = (pause = PAUSE_MS) => {
    clearTimeout(timer);
    if (!isLeft) timer = setTimeout(() => void saveQuietly(), pause);
  };

  const send = async (): Promise<void> => {
    await sending?.ended.catch(() => undefined);
    if (!isDirty()) return settle();
    const sent = text();
    const saving = save(sent);
    sending = { text: sent, ended: saving };
    try {
      const saved = await saving;
      base = theirs = saved.value;
      show(text() === sent ? { savedAt: saved.savedAt } : undefined);
    } finally {
      sending = undefined;
      settle();
    }
  };

  const saveQuietly = async (): Promise<void> => {
    clearTimeout(timer);
    serverHas(current());
    if (isElsewhere() || !isDirty()) return;
    if (lengthFault(text(), { bounds, kind })) return show('unsaved');
    try {
      await send();
      if (isDirty()) later();
    } catch (error) {
      show('unsaved');
      if (isProblem(error, 'offline') || (isProblem(error) && error.status >= 500)) later(AGAIN_AFTER_MS);
      // Perhaps only another part of the letter has changed; if it was this text, what is there now tells.
      if (isProblem(error, 'precondition-failed')) later(0);
    }
  };

  const serverHas = (now: string): void => {
    theirs = now;
    if (now === base) return;
    const isOurs = [text(), sending?.text].some((one) => one !== undefined && keptForm(one, kind) === now);
    if (isDirty() && !isOurs) return show('changedElsewhere');
    if (!isOurs) store.set({ ...store.get(), text: now });
    base = now;
    settle();
  };

  serverHas(current());
  if (isDirty()) later();

  return {
    get: store.get,
    subscribe: store.subscribe,
    /** What is there now may be another text. */
    look: () => serverHas(current()),
    type(next: string): void {
      store.set({ text: next, standing: isElsewhere() ? 'changedElsewhere' : undefined });
      settle();
      later();
    },
    /** What was changed elsewhere stays. */
    takeTheirs(): void {
      base = theirs;
      store.set({ text: theirs });
      settle();
    },
    /** For good: what was changed elsewhere gives way, since the person has been told of it. */
    async finish(): Promise<void> {
      clearTimeout(timer);
      if (isElsewhere()) {
        base = theirs;
        show(undefined);
      }
      await send().catch(async (error: unknown) => {
        serverHas(current());
        // Perhaps only another part of the letter has changed.
        if (!isProblem(error, 'precondition-failed') || isElsewhere()) throw error;
        await send();
      });
    },
    saveNow: saveQuietly,
    /** What is typed still goes; it stands on the device as long as it has not arrived. */
    leave(): void {
      isLeft = true;
      void saveQuietly();
    },
  };
};
