import {
  listBrokenPanels,
  notePanelFailure,
  notePanelWell,
  takePanelTurn,
} from '../../db/repositories/panel-health.ts';
import type { OneTrip } from '../../db/tenancy.ts';
import type { Dependencies } from '../dependencies.ts';
import type { SendOutcome, SmsPanel } from './port.ts';
import { WORKER } from './sending.ts';

/** What all workers know of the panels. */
export interface PanelHealth {
  /** These panels in the order in which a message is given to them at this moment: those that fail come last. */
  inOrder(panels: readonly SmsPanel[]): Promise<readonly SmsPanel[]>;
  /** Those among the panels that take messages at this moment. */
  well(panels: readonly SmsPanel[]): Promise<readonly SmsPanel[]>;
  /**
   * Takes the next turn at a panel that gets only so many messages a second.
   * @returns when it comes, as an instant in milliseconds; undefined when that is too late
   */
  turn(panel: SmsPanel): Promise<number | undefined>;
  /** Writes down what a send tells of its panel. */
  note(trip: OneTrip, of: { panel: SmsPanel; answer: SendOutcome }): Promise<void>;
}

/** It is read from the database; a second old will do. */
const KNOWN_FOR_MS = 1_000;
/** A message that waits longer for its turn is better given to another panel. */
const TURN_WITHIN_MS = 5_000;

type Needs = Pick<Dependencies, 'database' | 'smsPerSecond'>;

export function createPanelHealth({ database, smsPerSecond: perSecond }: Needs): PanelHealth {
  let known: { broken: Promise<ReadonlySet<string>>; until: number } | undefined;

  const broken = (): Promise<ReadonlySet<string>> => {
    if (known && Date.now() < known.until) return known.broken;
    const reading = database.inOneTrip(WORKER, listBrokenPanels).then((ids) => new Set(ids));
    known = { broken: reading, until: Date.now() + KNOWN_FOR_MS };
    reading.catch(() => (known = undefined));
    return reading;
  };
  const isWell = (ids: ReadonlySet<string>) => (panel: SmsPanel) => !ids.has(panel.id);

  return {
    async inOrder(panels) {
      const ids = await broken();
      return [...panels].sort((a, b) => Number(ids.has(a.id)) - Number(ids.has(b.id)));
    },
    async turn({ id: panelId }) {
      if (!perSecond) return Date.now();
      const turn = { panelId, perSecond, atMostMs: TURN_WITHIN_MS };
      const wait = await database.inOneTrip(WORKER, (trip) => takePanelTurn(trip, turn));
      return wait === undefined ? undefined : Date.now() + wait;
    },
    well: async (panels) => panels.filter(isWell(await broken())),
    async note(trip, { panel: { id: panelId }, answer }) {
      if (answer.outcome === 'accepted') await notePanelWell(trip, { panelId });
      else if (isPanelsFailure(answer)) await notePanelFailure(trip, { panelId });
    },
  };
}

/** A refusal for the message's own sake says nothing of the panel. */
const isPanelsFailure = (answer: SendOutcome): boolean =>
  answer.outcome === 'refused' ? answer.reason === 'account' || answer.reason === 'no-credit' : true;
