import {
  CIRCULATION_STEPS,
  isForApplicant,
  type CirculationStep,
  type Instant,
} from '../../domain/submission/index.ts';
import type { OutsideEventRow } from '../../db/repositories/outside-events.ts';
import type { TimelineRow } from '../../db/repositories/submissions.ts';
import { shownStep, type CirculationShown } from './circulation.ts';

interface TimelineData {
  actorName?: string | null;
  text?: string;
  reason?: string;
  question?: string;
  answer?: string;
  letterNumber?: string;
  note?: string | null;
  unit?: string;
  person?: string | null;
  unitId?: string;
  occurredAt?: Instant;
}

/** What came after a letter had ended stands beside it. */
export interface LateEvent {
  event: CirculationStep & { at: Instant };
}

/** Only words that a person wrote and the letter number: the rest is told by the type. */
const textOf = ({ text, reason, question, answer, letterNumber, note }: TimelineData): string | null =>
  text ?? reason ?? question ?? answer ?? letterNumber ?? note ?? null;

const dataOf = ({ data }: TimelineRow): TimelineData => data ?? {};

const isStep = (type: TimelineRow['type']): type is CirculationStep['type'] =>
  (CIRCULATION_STEPS as readonly string[]).includes(type);

/**
 * In the order in which things happened. What the correspondence system tells happened by its clock, but never before the letter was
 * registered: its clock may be behind ours.
 */
function inOrder(rows: readonly TimelineRow[]): { row: TimelineRow; at: string }[] {
  const registered = rows.find(({ type }) => type === 'registered')?.at.toISOString() ?? '';
  return rows
    .map((row) => {
      const { occurredAt } = dataOf(row);
      const at = occurredAt === undefined ? row.at.toISOString() : occurredAt > registered ? occurredAt : registered;
      return { row, at };
    })
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.row.sequence - b.row.sequence);
}

/** As rows of the timeline, behind those that the letter has. */
export const lateRows = (events: readonly OutsideEventRow<LateEvent>[], after: number): TimelineRow[] =>
  events.map(({ receivedAt, payload: { event } }, index) => {
    const { type, at: occurredAt, ...data } = event;
    const place = { sequence: after + index + 1, type, at: receivedAt, actorKind: 'system', actorId: null };
    return { ...place, data: { ...data, occurredAt } };
  });

export const presentTimeline = (rows: readonly TimelineRow[], shown: CirculationShown) => ({
  items: inOrder(rows.filter(({ type }) => isForApplicant(type))).map(({ row, at }) => {
    const { sequence, type, actorKind } = row;
    const data = dataOf(row);
    const text = textOf(data);
    const told = isStep(type) ? shownStep({ ...data, type, text }, shown) : { text };
    // The system only passes on what the organisation did.
    return { sequence, type, at, actor: isStep(type) ? 'staff' : actorKind, ...told };
  }),
});

/** @param units the organisation's units by id, to name the one that a letter was handed to */
export const presentDeskTimeline = (rows: readonly TimelineRow[], units: ReadonlyMap<string, string>) => ({
  items: inOrder(rows).map(({ row, at }) => {
    const { sequence, type, actorKind } = row;
    const data = dataOf(row);
    return {
      ...{ sequence, type, at, actor: isStep(type) ? 'staff' : actorKind, actorName: data.actorName ?? null },
      text: textOf(data) ?? units.get(data.unitId ?? '') ?? null,
      ...(isStep(type) && { unit: data.unit ?? null, person: data.person ?? null }),
    };
  }),
});
