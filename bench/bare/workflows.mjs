import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';

const { saveRow, storeDocument, sendSms, register } = proxyActivities({ startToCloseTimeout: '30s' });

/** The steps of a letter and nothing else: each one a regular activity, driven by signals. */
export async function bare(letter) {
  const arrived = new Set();
  for (const name of ['attach', 'submit', 'accept']) setHandler(defineSignal(name), () => void arrived.add(name));
  await saveRow({ letter, status: 'draft' });
  await condition(() => arrived.has('attach'));
  await storeDocument({ letter, status: 'draft' });
  await condition(() => arrived.has('submit'));
  await saveRow({ letter, status: 'awaitingDecision' });
  await sendSms({ letter, text: `نامه شما رسید. کد رهگیری: ${letter.trackingCode}` });
  await condition(() => arrived.has('accept'));
  const number = await register({ letter });
  await sendSms({ letter, text: `نامه شما به شماره ${number} ثبت شد. کد رهگیری: ${letter.trackingCode}` });
  return number;
}

export async function noop() {}
