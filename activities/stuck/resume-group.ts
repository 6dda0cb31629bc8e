import { listGroupItems, markGroup, markGroupItem, type ItemOutcome } from '../../db/repositories/resume-groups.ts';
import { reviveNotice } from '../../db/repositories/stuck.ts';
import type { Scope } from '../../db/tenancy.ts';
import type { GroupRef, LetterActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { USEFUL_FOR_MS } from '../sms/notices.ts';

type Needs = Pick<Dependencies, 'database' | 'startSms' | 'retryLetter'>;

/** Has the next ones of a group go on. One that fails stays for a person; the others of the group don't wait for it. */
export function createResumeGroup(needs: Needs): Pick<LetterActivities, 'resumeNext' | 'markResumeGroup'> {
  const { database, startSms, retryLetter } = needs;

  const resume = (group: GroupRef, id: string): Promise<ItemOutcome> => {
    switch (group.kind) {
      case 'letter':
        return retryLetter({ submissionId: id, actor: group.actor, updateId: `resume/${group.groupId}` });
      case 'notice':
        return resumeNotice(group, id);
    }
  };

  const resumeNotice = async (group: GroupRef, id: string): Promise<ItemOutcome> => {
    const firstAttempt = await database.inOneTrip(scopeOf(group), (trip) => reviveNotice(trip, { id }));
    if (firstAttempt === undefined) return 'over';
    await startSms({ messageId: id, firstAttempt, notAfter: new Date(Date.now() + USEFUL_FOR_MS) });
    return 'resumed';
  };

  return {
    async resumeNext({ limit, ...group }) {
      const scope = scopeOf(group);
      const ids = await database.inOneTrip(scope, (trip) => listGroupItems(trip, { id: group.groupId, limit }));
      await Promise.all(
        ids.map(async (id) => {
          const outcome = await resume(group, id).catch(() => 'failed' as const);
          await database.inOneTrip(scope, (trip) => markGroupItem(trip, { groupId: group.groupId, id, outcome }));
        }),
      );
      return { taken: ids.length };
    },

    async markResumeGroup({ state, ...group }) {
      await database.inOneTrip(scopeOf(group), (trip) => markGroup(trip, { id: group.groupId, state }));
    },
  };
}

const scopeOf = ({ organisationId, actor }: GroupRef): Scope => ({
  kind: 'organisation',
  organisationId,
  staffId: actor.id,
});
