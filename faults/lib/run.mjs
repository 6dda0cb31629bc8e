import { inLoops } from '../../bench/lib/loops.mjs';
import { collect } from './collect.mjs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDisturber } from './disturb.mjs';
import { createFollower } from './follower.mjs';
import { createOffice } from './office.mjs';
import { createCarrier } from './letters.mjs';
import { signIn } from './people.mjs';
import { settle } from './settle.mjs';

const LOOK_MS = 1_000;

/** Numbers that Didgah gave in quiet: a lie of it repeats one of these, and never one that is still on its way to us. */
const IN_QUIET = /** @type {const} */ (['ministry', 'university']);

/**
 * People who send letters, and remember which; `facts` is what can be known of all of them from outside.
 * @param {{ stack: import('./stack.mjs').Stack, clients: number, say: (text: string) => void }} setting
 */
export async function openRun({ stack, clients, say }) {
  const people = await signIn(stack, clients);
  const carry = createCarrier({ api: stack.urls.api, organisations: people.organisations });
  const letters = [];
  const follower = createFollower(stack.urls.api, people.applicants);
  const office = createOffice(stack.urls.didgah);
  const context = { stack, people, letters, follower, office, say };
  /** @param {import('./plan.mjs').PlannedLetter} letter */
  const send = async (letter, client = 0) => {
    const sent = await carry(letter, people.applicants[client]);
    letters.push(sent);
    if (letter.decision === 'accept') office.expect(sent.id, letter.steps);
  };
  for (const organisation of IN_QUIET) await send({ organisation, documents: [], decision: 'accept', steps: [] });
  await settle(context);

  return {
    send,
    settle: () => settle(context),
    facts: () => collect(context),
    /**
     * Sends the letters of a plan while everything goes wrong that it says, and lets the product settle.
     * @param {import('./plan.mjs').Plan} plan
     */
    async play(plan) {
      const disturber = createDisturber(stack, say);
      const progress = { begun: 0, isOver: false };
      const disturbing = disturber.playAll(plan.disturbances, {
        begun: () => progress.begun,
        isOver: () => progress.isOver,
      });
      const meanwhile = [follower.look, office.work].map((work) => repeat(work, () => progress.isOver));
      const work = async (client, index) => {
        progress.begun += 1;
        await send(plan.letters[index], client);
      };
      await inLoops({ times: plan.letters.length, clients, work }).finally(() => (progress.isOver = true));
      say(`  ${plan.letters.length} letters are decided`);
      await Promise.all([disturbing, ...meanwhile]);
      await disturber.calm();
      say('  all faults are over');
      return settle(context);
    },
  };
}

async function repeat(work, isOver) {
  while (!isOver()) {
    await work();
    await sleep(LOOK_MS);
  }
}
