import type { LetterActivities, SmsActivities } from './contract.ts';
import { createRegistration } from './correspondence/registration.ts';
import type { Dependencies } from './dependencies.ts';
import { inspectDocument } from './documents/inspect.ts';
import { createPersistence } from './persistence/letters.ts';
import { createRouting } from './routing/route-letter.ts';
import { createSmsDelivery } from './sms/deliver.ts';
import { createNotices } from './sms/notify.ts';

/** What the workflow of a letter has done in the world. */
export const createLetterActivities = (dependencies: Dependencies): LetterActivities => ({
  ...createPersistence(dependencies),
  ...createRouting(dependencies),
  ...createRegistration(dependencies),
  ...createNotices(dependencies),
  inspectDocument: (file) => inspectDocument(dependencies.storage, file),
});

/** What the workflows of messages have done in the world. */
export const createSmsActivities = (dependencies: Dependencies): SmsActivities => createSmsDelivery(dependencies);
