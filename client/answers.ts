const MOST = 50;

interface Answer {
  /** Its version, by which it is asked for again: the API says 304 while it is the same. */
  etag: string | null;
  data: unknown;
}

/** The last answers, in memory alone: the API has browsers store nothing, for the machine may be another person's next. */
export const createAnswers = () => {
  const kept = new Map<string, Answer>();
  return {
    of: (path: string): Answer | undefined => kept.get(path),
    keep(path: string, answer: Answer): void {
      kept.delete(path);
      kept.set(path, answer);
      for (const [oldest] of kept) if (kept.size > MOST) kept.delete(oldest);
    },
    forget: (): void => kept.clear(),
  };
};
