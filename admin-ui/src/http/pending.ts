/** How many times each unanswered call has been sent again; what the screen shows while it waits. */
export const createPending = () => {
  const attempts = new Map<string, number>();
  const listeners = new Set<() => void>();
  let highest = 0;
  const tell = () => {
    highest = Math.max(0, ...attempts.values());
    for (const listener of listeners) listener();
  };
  return {
    waiting(call: string, attempt: number): void {
      attempts.set(call, attempt);
      tell();
    },
    done(call: string): void {
      if (attempts.delete(call)) tell();
    },
    /** 0 when nothing waits. */
    current: (): number => highest,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export type Pending = ReturnType<typeof createPending>;

export const pending = createPending();
