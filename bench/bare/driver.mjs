import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { inLoops } from '../lib/loops.mjs';
import { readSettings } from './settings.mjs';

const { address, taskQueue } = readSettings();
const { workflow } = new Client({ connection: await Connection.connect({ address }) });

const WORK = { bare: oneLetter, noop: oneNoop };

async function oneLetter(id) {
  const handle = await workflow.start('bare', { workflowId: `bare/${id}`, taskQueue, args: [aLetter(id)] });
  for (const signal of ['attach', 'submit', 'accept']) await handle.signal(signal);
  await handle.result();
}

async function oneNoop(id) {
  await workflow.execute('noop', { workflowId: `noop/${id}`, taskQueue });
}

const aLetter = (id) => ({
  id,
  organisation: 'ministry',
  unit: 'secretariat',
  subject: 'درخواست گواهی اشتغال',
  body: 'با سلام و احترام، خواهشمند است گواهی اشتغال به کار اینجانب صادر شود. '.repeat(8),
  sender: { kind: 'natural', name: 'زهرا احمدی', nationalId: '1000000006', mobile: '+989121000000' },
  trackingCode: 'ABCD-EFGH-JKMN',
  submittedAt: new Date().toISOString(),
  document: { key: `bare/${id}`, name: 'نامه.pdf', bytes: 20_000 },
});

process.on('message', async ({ kind, times, clients }) => {
  const ids = [];
  const work = async () => {
    const id = randomUUID();
    await WORK[kind](id);
    ids.push(id);
  };
  try {
    await inLoops({ times, clients, work });
    process.send?.({ ids });
  } catch (error) {
    process.send?.({ error: `${error.message} ${error.cause?.message ?? ''}` });
  }
});
process.on('disconnect', () => process.exit(0));
