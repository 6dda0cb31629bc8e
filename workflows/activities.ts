import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { LetterActivities } from '../activities/contract.ts';
import { durably } from './durably.ts';

/** Short, idempotent steps: they stand in the workflow task that is under way. */
const short = proxyLocalActivities<LetterActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', maximumAttempts: 4 },
});

/** Repeated until they succeed; they show in the list of pending activities. */
const idempotentWrite = proxyActivities<LetterActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** One attempt, whose outcome comes back as a value; the HTTP deadline inside is 20 s. */
const irreversible = proxyActivities<LetterActivities>({
  startToCloseTimeout: '30s',
  retry: { maximumAttempts: 1 },
});

/** Questions to the outside world, given up on after an outage of this length: then a person is told. */
const readOnly = proxyActivities<LetterActivities>({
  startToCloseTimeout: '30s',
  scheduleToCloseTimeout: '5m',
  retry: { initialInterval: '1s', maximumInterval: '30s' },
});

export const inspectDocument = durably(short.inspectDocument, idempotentWrite.inspectDocument);
export const routeLetter = durably(short.routeLetter, idempotentWrite.routeLetter);
export const saveLetter = durably(short.saveLetter, idempotentWrite.saveLetter);
export const { saveLetter: settleLetter, fenceRegistration, adoptNumber, abandonRegistration } = idempotentWrite;
export const { registerLetter } = irreversible;
export const { searchRegistration } = readOnly;
