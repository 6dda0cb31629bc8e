import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { LetterToRegister } from '../../activities/correspondence/port.ts';

/** A letter of a natural person to the ministry, registrable for a minute from now. */
export function aLetter(changes: Partial<LetterToRegister> = {}): LetterToRegister {
  return {
    marker: randomUUID(),
    organisation: 'ministry',
    unit: 'secretariat',
    subject: 'درخواست گواهی اشتغال',
    body: 'با سلام، گواهی اشتغال می‌خواهم.',
    sender: { kind: 'natural', name: 'مریم رضایی', nationalId: '0499370899', mobile: '+989121234567' },
    trackingCode: 'ABCD-EFGH-JKMN',
    submittedAt: '2026-11-22T08:00:00.000Z',
    notAfter: new Date(Date.now() + 60_000).toISOString(),
    attachments: [],
    ...changes,
  };
}

export function anAttachment(
  content: Buffer = randomBytes(2_000),
  name = 'گواهی «نهایی».pdf',
): LetterToRegister['attachments'][number] {
  return {
    name,
    sha256: createHash('sha256').update(content).digest('hex'),
    bytes: content.length,
    mediaType: 'application/pdf',
    open: () => Readable.from([content.subarray(0, 700), content.subarray(700)]),
  };
}
