import type { OneTrip } from '../tenancy.ts';
import { IS_MISSED } from './stuck.ts';

/** Of what groups are; events wait for nothing that comes back. */
export const GROUP_KINDS = ['letter', 'notice'] as const;

export type GroupKind = (typeof GROUP_KINDS)[number];

export const GROUP_STATES = ['running', 'paused', 'stopped', 'ended'] as const;

export type GroupState = (typeof GROUP_STATES)[number];
export type ItemOutcome = 'resumed' | 'over' | 'failed';

/** Stuck things that go on together, at a bounded pace. */
export interface ResumeGroup {
  id: string;
  kind: GroupKind;
  perMinute: number;
  state: GroupState;
  total: number;
  resumed: number;
  /** That were settled otherwise meanwhile. */
  over: number;
  failed: number;
  createdAt: Date;
  endedAt: Date | null;
}

const GROUP = `select g.id, g.kind, g.per_minute as "perMinute", g.state, g.created_at as "createdAt", g.ended_at as "endedAt",
  count(i.id)::int as total, count(*) filter (where i.outcome = 'resumed')::int as resumed,
  count(*) filter (where i.outcome = 'over')::int as over, count(*) filter (where i.outcome = 'failed')::int as failed
  from resume_groups g left join resume_group_items i on i.group_id = g.id`;

/** What waits for a person: what goes on by itself needs no group. */
const MEMBERS = `
  select id from submissions where $1 = 'letter' and needs_attention and status = 'registering'
  union all
  select over.message_id from sms_given_up over where $1 = 'notice' and ${IS_MISSED}
    and not exists (select from stuck_given_up gone where gone.kind = 'notice' and gone.id = over.message_id)`;

export interface NewGroup {
  id: string;
  organisationId: string;
  staffId: string;
  kind: GroupKind;
  perMinute: number;
}

/** Writes a group down with all that waits for a person at this moment; repeated, it changes nothing. */
export async function insertGroup(trip: OneTrip, group: NewGroup): Promise<void> {
  const { id, organisationId, staffId, kind, perMinute } = group;
  await Promise.all([
    trip.query(
      `insert into resume_groups (id, organisation_id, staff_id, kind, per_minute) values ($1, $2, $3, $4, $5)
       on conflict (id) do nothing`,
      [id, organisationId, staffId, kind, perMinute],
    ),
    trip.query(
      `insert into resume_group_items (group_id, id, organisation_id)
       select $2, member.id, $3 from (${MEMBERS}) member
       where not exists (select from resume_group_items there where there.group_id = $2)`,
      [kind, id, organisationId],
    ),
  ]);
}

export async function getGroup(trip: OneTrip, { id }: { id: string }): Promise<ResumeGroup | undefined> {
  const [row] = await trip.query<ResumeGroup>(`${GROUP} where g.id = $1 group by g.id`, [id]);
  return row;
}

/** Newest first. */
export async function listGroups(trip: OneTrip, { limit }: { limit: number }): Promise<ResumeGroup[]> {
  return trip.query<ResumeGroup>(`${GROUP} group by g.id order by g.created_at desc, g.id limit $1`, [limit]);
}

/** The next ones of a group that have no outcome. */
export async function listGroupItems(trip: OneTrip, { id, limit }: { id: string; limit: number }): Promise<string[]> {
  const rows = await trip.query<{ id: string }>(
    'select id from resume_group_items where group_id = $1 and outcome is null order by id limit $2',
    [id, limit],
  );
  return rows.map((row) => row.id);
}

export async function markGroupItem(
  trip: OneTrip,
  { groupId, id, outcome }: { groupId: string; id: string; outcome: ItemOutcome },
): Promise<void> {
  await trip.query('update resume_group_items set outcome = $3 where group_id = $1 and id = $2', [
    groupId,
    id,
    outcome,
  ]);
}

/** One that has ended stays so. */
export async function markGroup(trip: OneTrip, { id, state }: { id: string; state: GroupState }): Promise<void> {
  await trip.query(
    `update resume_groups set state = $2, ended_at = case when $2 in ('stopped', 'ended') then now() end
     where id = $1 and state not in ('stopped', 'ended')`,
    [id, state],
  );
}
