import { describe } from './plan.mjs';

const SHOWN = 30;

/** @param {import('./plan.mjs').Plan} plan */
export function printPlan({ letters, disturbances }) {
  const documents = letters.reduce((sum, letter) => sum + letter.documents.length, 0);
  const rejected = letters.filter(({ decision }) => decision === 'reject').length;
  console.log(
    `${letters.length} letters with ${documents} documents, ${rejected} of them to be rejected, and meanwhile:`,
  );
  for (const one of disturbances) console.log(`  after ${String(one.after).padStart(4)} · ${describe(one)}`);
}

/**
 * @param {import('./collect.mjs').Facts} facts
 * @param {readonly import('./check.mjs').Violation[]} violations
 */
export function printResult({ letters, registrations, messages, stuck }, violations) {
  const withNumber = letters.filter(({ letterNumber }) => letterNumber !== null).length;
  console.log(
    `${letters.length} letters: ${withNumber} have their numbers, ${stuck.letters.length} wait for a person, and so do ${stuck.notices.length} messages.` +
      ` Didgah registered ${registrations.length}; the panels took ${messages.length} messages.`,
  );
  for (const { invariant, letter, what } of violations.slice(0, SHOWN))
    console.log(`✗ ${invariant}: ${letter} ${what}`);
  if (violations.length > SHOWN) console.log(`  and ${violations.length - SHOWN} more`);
  console.log(violations.length === 0 ? 'No violation.' : `${violations.length} violations.`);
}
