import { HttpFault, readJson, sendJson } from './http.ts';
import type { Exchange, Route } from './http.ts';

const DEFAULT_REFUSAL_SECONDS = 10;

/** The one fault that the next calls meet. */
export interface Faults<Mode extends string> {
  /** The fault that this call meets, if it is one of `kinds`; meeting it counts. */
  meet<Kind extends Mode>(kinds: readonly Kind[]): Kind | undefined;
  /** The same for a call that nobody plans for, such as one that comes every few seconds: it counts nothing. */
  see<Kind extends Mode>(kinds: readonly Kind[]): Kind | undefined;
  set(order: FaultOrder<Mode>): void;
  current(): FaultState<Mode>;
}

/** Lasts for `times` calls, for `seconds`, for whichever ends first of the two, or until it is cleared. */
export interface FaultOrder<Mode extends string> {
  mode: Mode | 'none';
  times?: number;
  seconds?: number;
}

export interface FaultState<Mode extends string> {
  mode: Mode | 'none';
  timesLeft?: number;
  until?: string;
}

/** Closes and opens the port on which a simulator listens. */
export interface Door {
  /** Nobody can connect until `reopen`; the fault calls stay reachable at the address that this gives. */
  refuse(): Promise<string>;
  reopen(): Promise<void>;
}

export function createFaults<Mode extends string>(): Faults<Mode> {
  let order: FaultOrder<Mode> = { mode: 'none' };
  let until = Infinity;
  const see = <Kind extends Mode>(kinds: readonly Kind[]): Kind | undefined =>
    active() ? kinds.find((kind) => kind === order.mode) : undefined;
  const active = () => order.mode !== 'none' && Date.now() < until && order.times !== 0;
  return {
    see,
    meet(kinds) {
      const mode = see(kinds);
      if (mode && order.times !== undefined) order.times -= 1;
      return mode;
    },
    set(next) {
      order = { ...next };
      until = next.seconds === undefined ? Infinity : Date.now() + next.seconds * 1000;
    },
    current() {
      if (!active()) return { mode: 'none' };
      return {
        mode: order.mode,
        timesLeft: order.times,
        until: isFinite(until) ? new Date(until).toISOString() : undefined,
      };
    },
  };
}

/**
 * `GET /faults` and `POST /faults {mode, times?, seconds?}`.
 *
 * `refuse-connection` really closes the port: a client sees ECONNREFUSED. What is refused cannot be counted, so `times` is
 * ignored and the port opens again after `seconds` (10 unless given). Meanwhile the fault calls are answered at the address
 * in `control`, so that the fault can be ended early there.
 */
export function faultRoutes<Mode extends string>(setup: {
  modes: readonly Mode[];
  faults: Faults<Mode>;
  door: Door;
}): Route[] {
  const { modes, faults, door } = setup;
  let reopening: NodeJS.Timeout | undefined;

  /** Should another program have taken the port meanwhile, it tries again soon. */
  function reopenAfter(milliseconds: number): void {
    reopening = setTimeout(() => door.reopen().catch(() => reopenAfter(200)), milliseconds).unref();
  }

  async function apply(order: FaultOrder<Mode>): Promise<FaultState<Mode> & { control?: string }> {
    clearTimeout(reopening);
    if (order.mode !== 'refuse-connection') {
      faults.set(order);
      await door.reopen();
      return faults.current();
    }
    const seconds = order.seconds ?? DEFAULT_REFUSAL_SECONDS;
    faults.set({ mode: order.mode, seconds });
    const control = await door.refuse();
    reopenAfter(seconds * 1000);
    return { ...faults.current(), control };
  }

  return [
    { method: 'GET', path: /^\/faults$/, handle: ({ response }) => sendJson(response, 200, faults.current()) },
    {
      method: 'POST',
      path: /^\/faults$/,
      handle: async (exchange: Exchange) => {
        const order = toOrder(await readJson(exchange.request), modes);
        exchange.response.setHeader('connection', 'close');
        sendJson(exchange.response, 200, await apply(order));
      },
    },
  ];
}

function toOrder<Mode extends string>(body: unknown, modes: readonly Mode[]): FaultOrder<Mode> {
  const { mode, times, seconds } = Object(body) as Record<string, unknown>;
  const known = [...modes, 'none'] as const;
  const found = known.find((candidate) => candidate === mode);
  if (!found) throw new HttpFault(422, { code: 'unknown-fault', known });
  return { mode: found, times: toAmount(times, 'times'), seconds: toAmount(seconds, 'seconds') };
}

function toAmount(value: unknown, name: 'times' | 'seconds'): number | undefined {
  if (value === undefined || value === null) return undefined;
  const valid =
    typeof value === 'number' && value > 0 && value <= 86_400 && (name === 'seconds' || Number.isInteger(value));
  if (!valid) throw new HttpFault(422, { code: 'invalid', field: name });
  return value;
}
