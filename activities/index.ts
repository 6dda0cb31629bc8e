import { fromStored, type Command } from '../domain/submission/index.ts';
import { createWatch } from './circulation/watch.ts';
import { createConnectionActivities } from './connections/test-connection.ts';
import type {
  ConnectionActivities,
  LetterActivities,
  LetterRows,
  LetterStep,
  SmsActivities,
  WatchActivities,
} from './contract.ts';
import { createCallWaitingLetters } from './correspondence/waiting.ts';
import { createRegistration } from './correspondence/registration.ts';
import type { Dependencies } from './dependencies.ts';
import { inspectPatiently } from './documents/inspect-patiently.ts';
import { createWriteLetter } from './persistence/letters.ts';
import { rowsAfter } from './persistence/step.ts';
import { routeBy } from './routing/route-letter.ts';
import type { Courier } from './sms/courier.ts';
import { createResumeGroup } from './stuck/resume-group.ts';
import { createSmsDelivery } from './sms/deliver.ts';

/** What the workflow of a letter has done in the world, and who looks at a system that letters go to. */
export function createLetterActivities(
  dependencies: Dependencies,
  courier: Courier,
): LetterActivities & ConnectionActivities & WatchActivities {
  const { database, inspection } = dependencies;
  const saveLetter = createWriteLetter(dependencies, courier);

  const saveAfter = async (step: LetterStep, command: Command): Promise<Command> => {
    await saveLetter(rowsAfter(step, command));
    return command;
  };

  return {
    saveLetter: (rows) => saveLetter(present(rows)),
    ...createRegistration(dependencies, saveLetter),
    callWaitingLetters: createCallWaitingLetters(dependencies),
    ...createConnectionActivities(dependencies),
    ...createResumeGroup(dependencies),
    ...createWatch(dependencies),

    async inspectDocument({ documentId, ...given }) {
      const step = present(given);
      const file = step.state.documents.find(({ id }) => id === documentId);
      if (!file) throw new Error('The letter has no such document.');
      const result = await inspectPatiently(inspection, file);
      return saveAfter(step, { type: 'inspect', documentId, result });
    },

    async routeLetter(given) {
      const step = present(given);
      return saveAfter(step, { type: 'route', routing: await routeBy(database, step.state) });
    },
  };
}

/** A workflow of an earlier release may have asked for the step. */
const present = <Rows extends LetterRows>(rows: Rows): Rows => ({ ...rows, state: fromStored(rows.state) });

/** What the workflows of messages have done in the world. */
export const createSmsActivities = (dependencies: Dependencies, courier: Courier): SmsActivities =>
  createSmsDelivery(dependencies, courier);
