import { createHash } from 'node:crypto';
import { Value } from '@sinclair/typebox/value';
import type { OutsideEvent, UnreadableEvent } from '../../activities/correspondence/port.ts';
import { normaliseCode, tidyLine, tidyText } from '../../domain/text/normalise.ts';
import { CirculationEventSchema, type CirculationEventWire } from './event-schema.ts';

const NOTHING = /^$/;

/** An event as a bridge tells it, in the form in which it is kept; undefined when it is none. */
export function readEvent(json: unknown): OutsideEvent | undefined {
  if (!Value.Check(CirculationEventSchema, json) || Number.isNaN(Date.parse(json.at))) return undefined;
  const letterNumber = normaliseCode(json.letterNumber);
  const step = stepOf(json);
  const words = [letterNumber, ...('unit' in step ? [step.unit] : []), ...('text' in step ? [step.text] : [])];
  if (words.some((word) => NOTHING.test(word))) return undefined;
  const { id, marker = null, organisation = null, at } = json;
  return { ...step, id, letterNumber, marker, organisation, at: new Date(at).toISOString() };
}

/** The same of one in a list, of which none may be lost: what cannot be read goes to a person, under an id that it has every time. */
export function readListedEvent(json: unknown): OutsideEvent | UnreadableEvent {
  const event = readEvent(json);
  if (event) return event;
  const digest = createHash('sha256').update(JSON.stringify(json)).digest('hex');
  return { id: `unreadable-${digest}`, unreadable: json };
}

type Step = OutsideEvent extends infer Event
  ? Event extends OutsideEvent
    ? Omit<Event, 'id' | 'letterNumber' | 'marker' | 'organisation' | 'at'>
    : never
  : never;

function stepOf(wire: CirculationEventWire): Step {
  switch (wire.type) {
    case 'referred':
      return {
        type: wire.type,
        unit: tidyLine(wire.unit),
        person: tidyLine(wire.person ?? '') || null,
        note: tidyText(wire.note ?? '') || null,
      };
    case 'returned':
      return { type: wire.type, reason: tidyText(wire.reason) };
    case 'filed':
      return { type: wire.type };
    case 'replied':
      return {
        type: wire.type,
        text: tidyText(wire.text),
        documents: (wire.documents ?? []).map(({ id, name, bytes, sha256 = null }) => ({
          ...{ id, bytes, sha256 },
          name: tidyLine(name) || 'document',
        })),
      };
  }
}
