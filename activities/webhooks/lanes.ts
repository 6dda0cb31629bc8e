/** Work of one kind, so many pieces at once at most: pieces that take long hold up those of other lanes in nothing. */
export interface Lane {
  /** Takes as many pieces as there is room for, and comes back without waiting for them. */
  fill(): Promise<void>;
  /** Resolves when everything under way is done. */
  idle(): Promise<unknown>;
}

/**
 * @param take gives at most so many pieces
 * @throws from `fill`, what a piece before has thrown
 */
export function createLane<Piece>(
  size: number,
  { take, work }: { take(limit: number): Promise<Piece[]>; work(piece: Piece): Promise<void> },
): Lane {
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const begin = (piece: Piece): void => {
    const done: Promise<void> = work(piece)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };
  return {
    async fill() {
      if (failures.length > 0) throw failures.shift();
      const room = size - underWay.size;
      if (room > 0) (await take(room)).forEach(begin);
    },
    idle: () => Promise.all(underWay),
  };
}
