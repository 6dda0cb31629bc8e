import type { TimelineEntry } from '../../api/types.ts';

export interface Told extends TimelineEntry {
  id: string;
  /** How many documents were added one after the other, where there were several. */
  count?: number;
}

/** Documents that were added one after the other are told at once, and the checks that follow them not at all. */
export const foldDocuments = (entries: readonly Told[]): Told[] =>
  entries.reduce<Told[]>((told, entry) => {
    const last = told.at(-1);
    if (last?.type !== 'documentAttached') return [...told, entry];
    if (entry.type === 'documentInspected') return told;
    if (entry.type !== 'documentAttached') return [...told, entry];
    return [...told.slice(0, -1), { ...entry, count: (last.count ?? 1) + 1 }];
  }, []);
