import { at, type AnswerTo, type BodyOf } from '../../../client/address.ts';
import { api } from '../api/client.ts';
import type { Page, Token, Webhook, WebhookDelivery } from '../api/types.ts';
import { load, useResource, type Resource } from './resource.ts';

const TOKENS = at('/api/v1/me/tokens');
const WEBHOOKS = at('/api/v1/me/webhooks');
const MOST_CALLS = 50;

export const useTokens = (): Resource<Page<Token>> => useResource(TOKENS);

/** The answer alone has the token itself. */
export const makeToken = async (
  body: BodyOf<'/api/v1/me/tokens', 'POST'>,
): Promise<AnswerTo<'/api/v1/me/tokens', 'POST'>> => {
  const { data } = await api.send(TOKENS, { method: 'POST', body });
  await load(TOKENS);
  return data;
};

export const revokeToken = async (id: string): Promise<void> => {
  await api.send(at('/api/v1/me/tokens/{id}', { id }), { method: 'DELETE' });
  await load(TOKENS);
};

export const useWebhooks = (): Resource<Page<Webhook>> => useResource(WEBHOOKS);

/** The answer alone has the secret. */
export const makeWebhook = async (url: string): Promise<AnswerTo<'/api/v1/me/webhooks', 'POST'>> => {
  const { data } = await api.send(WEBHOOKS, { method: 'POST', body: { url } });
  await load(WEBHOOKS);
  return data;
};

export const changeWebhook = async (id: string, body: BodyOf<'/api/v1/me/webhooks/{id}', 'PATCH'>): Promise<void> => {
  await api.send(at('/api/v1/me/webhooks/{id}', { id }), { method: 'PATCH', body });
  await load(WEBHOOKS);
};

export const removeWebhook = async (id: string): Promise<void> => {
  await api.send(at('/api/v1/me/webhooks/{id}', { id }), { method: 'DELETE' });
  await load(WEBHOOKS);
};

const callsAt = (id: string) => at('/api/v1/me/webhooks/{id}/deliveries', { id, query: { limit: MOST_CALLS } });

/** The last calls to a webhook. */
export const useCalls = (id: string): Resource<Page<WebhookDelivery>> => useResource(callsAt(id));

export const callAgain = async (id: string, deliveryId: string): Promise<void> => {
  const call = at('/api/v1/me/webhooks/{id}/deliveries/{deliveryId}/replay', { id, deliveryId });
  await api.send(call, { method: 'POST' });
  await load(callsAt(id));
};
