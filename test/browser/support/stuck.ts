import type { Stack } from '../../setup/stack.ts';
import { eventually } from '../../support/http.ts';
import { anApplicant, aSubmittedLetter, decide, staff, witnesses } from '../../support/people.ts';

/** Didgah refuses it, so somebody has to look at it. */
export async function aStuckLetter(stack: Stack): Promise<void> {
  const { fault } = witnesses(stack);
  const [applicant, secretary] = await Promise.all([anApplicant(stack), staff(stack, 'secretary')]);
  const { id } = await aSubmittedLetter(applicant, 'ministry', { subject: 'نامه‌ای که گیر می‌کند' });
  await fault('didgah', { mode: 'refuse', times: 1 });
  await decide(secretary, id, 'accept');
  await eventually(async () => (await secretary.get(`/api/desk/v1/submissions/${id}`)).body, {
    is: ({ needsAttention }) => needsAttention,
  });
}
