/** What a browser remembers: this tab until it is closed, unless told otherwise. A browser that forbids storage just forgets. */
export const createKeep = (prefix: string, storage = () => sessionStorage) => ({
  getItem: (key: string): string | null => attempt(() => storage().getItem(prefix + key)) ?? null,
  setItem: (key: string, value: string): void => void attempt(() => storage().setItem(prefix + key, value)),
  removeItem: (key: string): void => void attempt(() => storage().removeItem(prefix + key)),
  /** Forgets everything, or what is no longer wanted. */
  clear: (isOver: (key: string) => boolean = () => true): void =>
    void attempt(() => {
      for (const name of Object.keys(storage()))
        if (name.startsWith(prefix) && isOver(name.slice(prefix.length))) storage().removeItem(name);
    }),
});

export type Keep = Pick<ReturnType<typeof createKeep>, 'getItem' | 'setItem' | 'removeItem'>;

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
