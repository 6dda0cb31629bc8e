import type { Submission } from '../api/types.ts';
import type { Client } from '../http/client.ts';

/** What is no plain creating or changing. A command on a letter answers with the letter as it stands afterwards. */
export const createCommands = (client: Client) => {
  const to = (id: string, verb: string, body: object = {}) =>
    client.send<Submission>({ method: 'POST', path: `/submissions/${id}/${verb}`, body });
  return {
    claim: (id: string) => to(id, 'claim'),
    release: (id: string) => to(id, 'release'),
    accept: (id: string) => to(id, 'accept'),
    reject: (id: string, reason: string) => to(id, 'reject', { reason }),
    ask: (id: string, question: string) => to(id, 'ask', { question }),
    reassign: (id: string, target: { unitId: string; staffId?: string }) => to(id, 'reassign', target),
    note: (id: string, text: string) => to(id, 'note', { text }),
    newSecondFactor: (staffId: string) =>
      client.send<{ totpUri?: string }>({ method: 'PATCH', path: `/staff/${staffId}`, body: { newTotp: true } }),
    retryStuck: (id: string) => client.send<unknown>({ method: 'POST', path: `/stuck/${id}/retry` }),
    completeStuck: (id: string, letterNumber: string) =>
      client.send<unknown>({ method: 'POST', path: `/stuck/${id}/complete`, body: { letterNumber } }),
  };
};

export type Commands = ReturnType<typeof createCommands>;
