import { at, type BodyOf } from '../../../client/address.ts';
import type { GroupKind, GroupOrder } from '../api/types.ts';
import type { Answer, Client } from '../../../client/client.ts';

const POST = { method: 'POST', body: {} } as const;

const dataOf = async <T>(answer: Promise<Answer<T>>): Promise<T> => (await answer).data;

/** What is no plain creating or changing. A command on a letter answers with the letter as it stands afterwards. */
export const createCommands = ({ send }: Client) => ({
  claim: (id: string) => dataOf(send(at('/api/desk/v1/submissions/{id}/claim', { id }), POST)),
  release: (id: string) => dataOf(send(at('/api/desk/v1/submissions/{id}/release', { id }), POST)),
  accept: (id: string) => dataOf(send(at('/api/desk/v1/submissions/{id}/accept', { id }), POST)),
  reject: (id: string, reason: string) =>
    dataOf(send(at('/api/desk/v1/submissions/{id}/reject', { id }), { method: 'POST', body: { reason } })),
  ask: (id: string, question: string) =>
    dataOf(send(at('/api/desk/v1/submissions/{id}/ask', { id }), { method: 'POST', body: { question } })),
  reassign: (id: string, body: { unitId: string; staffId?: string }) =>
    dataOf(send(at('/api/desk/v1/submissions/{id}/reassign', { id }), { method: 'POST', body })),
  reply: (id: string, text: string) =>
    dataOf(send(at('/api/desk/v1/submissions/{id}/reply', { id }), { method: 'POST', body: { text } })),
  note: (id: string, text: string) =>
    dataOf(send(at('/api/desk/v1/submissions/{id}/note', { id }), { method: 'POST', body: { text } })),
  newSecondFactor: (id: string) =>
    dataOf(send(at('/api/desk/v1/staff/{id}', { id }), { method: 'PATCH', body: { newTotp: true } })),
  testNotice: (body: BodyOf<'/api/desk/v1/notices/tests', 'POST'>) =>
    dataOf(send(at('/api/desk/v1/notices/tests'), { method: 'POST', body })),
  /** Nothing is sent there; once, since another look may find something else. */
  testConnection: (id: string) => dataOf(send(at('/api/desk/v1/connections/{id}/test', { id }), POST)),
  retryStuck: (id: string) => dataOf(send(at('/api/desk/v1/stuck/{id}/retry', { id }), POST)),
  completeStuck: (id: string, letterNumber: string) =>
    dataOf(send(at('/api/desk/v1/stuck/{id}/complete', { id }), { method: 'POST', body: { letterNumber } })),
  giveUpStuck: (id: string, reason: string) =>
    dataOf(send(at('/api/desk/v1/stuck/{id}/give-up', { id }), { method: 'POST', body: { reason } })),
  retryNotice: (id: string) => dataOf(send(at('/api/desk/v1/stuck/notices/{id}/retry', { id }), POST)),
  giveUpNotice: (id: string, reason: string) =>
    dataOf(send(at('/api/desk/v1/stuck/notices/{id}/give-up', { id }), { method: 'POST', body: { reason } })),
  retryEvent: (id: string) => dataOf(send(at('/api/desk/v1/stuck/events/{id}/retry', { id }), POST)),
  giveUpEvent: (id: string, reason: string) =>
    dataOf(send(at('/api/desk/v1/stuck/events/{id}/give-up', { id }), { method: 'POST', body: { reason } })),
  resumeAll: (body: { kind: GroupKind; perMinute: number }) =>
    dataOf(send(at('/api/desk/v1/stuck/groups'), { method: 'POST', body })),
  orderGroup: (id: string, order: GroupOrder) =>
    dataOf(send(at('/api/desk/v1/stuck/groups/{id}/orders', { id }), { method: 'POST', body: { order } })),
});

export type Commands = ReturnType<typeof createCommands>;
