/** What this tab remembers until it is closed; a browser that forbids storage just forgets. */
export const createKeep = (prefix: string) => ({
  getItem: (key: string): string | null => attempt(() => sessionStorage.getItem(prefix + key)) ?? null,
  setItem: (key: string, value: string): void => void attempt(() => sessionStorage.setItem(prefix + key, value)),
  removeItem: (key: string): void => void attempt(() => sessionStorage.removeItem(prefix + key)),
  clear: (): void => void attempt(() => sessionStorage.clear()),
});

export type Keep = Pick<ReturnType<typeof createKeep>, 'getItem' | 'setItem' | 'removeItem'>;

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
