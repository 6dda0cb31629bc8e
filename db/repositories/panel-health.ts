import type { OneTrip } from '../tenancy.ts';

/** So many failures with no success between them, and the panel is passed over. */
const FAILURES_OF_A_BROKEN_PANEL = 3;

/** The panels that are passed over until they are seen to answer again. */
export async function listBrokenPanels(trip: OneTrip): Promise<string[]> {
  const rows = await trip.query<{ id: string }>(
    'select panel_id as id from sms_panel_health where broken_since is not null',
  );
  return rows.map(({ id }) => id);
}

/** A panel has taken a message: it is well. */
export async function notePanelWell(trip: OneTrip, { panelId }: { panelId: string }): Promise<void> {
  await trip.query(
    `update sms_panel_health set failures = 0, broken_since = null
     where panel_id = $1 and (failures > 0 or broken_since is not null)`,
    [panelId],
  );
}

/** A panel has failed a message: the third time in a row it is broken. */
export async function notePanelFailure(trip: OneTrip, { panelId }: { panelId: string }): Promise<void> {
  await trip.query(
    `insert into sms_panel_health as health (panel_id, failures) values ($1, 1)
     on conflict (panel_id) do update set failures = health.failures + 1,
       broken_since = case when health.failures + 1 >= $2 then coalesce(health.broken_since, now()) end`,
    [panelId, FAILURES_OF_A_BROKEN_PANEL],
  );
}

/** A broken panel answers again. That is not to have taken a message: one more failure, and it is broken as before. */
export async function notePanelAnswers(trip: OneTrip, { panelId }: { panelId: string }): Promise<void> {
  await trip.query(
    `update sms_panel_health set failures = $2, broken_since = null where panel_id = $1 and broken_since is not null`,
    [panelId, FAILURES_OF_A_BROKEN_PANEL - 1],
  );
}

/**
 * Takes the next place among a panel's sends, of so many a second, if it comes within `atMostMs`.
 * @returns how long until it comes, in milliseconds
 */
export async function takePanelTurn(
  trip: OneTrip,
  { panelId, perSecond, atMostMs }: { panelId: string; perSecond: number; atMostMs: number },
): Promise<number | undefined> {
  const [row] = await trip.query<{ wait: number }>(
    `insert into sms_panel_health as health (panel_id, free_at)
     values ($1, clock_timestamp() + make_interval(secs => $2))
     on conflict (panel_id) do update set free_at = greatest(health.free_at, clock_timestamp()) + make_interval(secs => $2)
       where health.free_at <= clock_timestamp() + make_interval(secs => $3)
     returning greatest(0, extract(epoch from free_at - clock_timestamp()) - $2)::float8 * 1000 as wait`,
    [panelId, 1 / perSecond, atMostMs / 1_000],
  );
  return row?.wait;
}
