import { randomUUID } from 'node:crypto';
import { createAddressGuard } from '../../../adapters/outbound/address-guard.ts';
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  getWebhook,
  listWebhooks,
} from '../../../db/repositories/webhooks.ts';
import { invalid, notFound, Problem } from '../../http/problems/problem.ts';
import { created, noContent, ok, SECRET } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { newToken } from '../../http/sessions/tokens.ts';
import type { Services } from '../../services.ts';
import { scopeOf } from '../submissions/letters.ts';
import { faultsOfAddress } from './address.ts';
import { deliveries } from './deliveries.ts';
import { presentWebhook } from './presenter.ts';
import { MadeWebhook, NewWebhook, Webhook, WebhookChange, Webhooks } from './schema.ts';

const MOST_WEBHOOKS = 5;

/** Addresses that are told of my letters. The API writes them down; the worker calls them. */
export const webhooks = (services: Services): Route[] => {
  const { database, vault: sealer, config } = services;
  const rules = { guard: createAddressGuard(config.webhooks.networks), plain: config.webhooks.networks.length > 0 };
  const checkAddress = (url: string | undefined) => {
    const faults = faultsOfAddress(url, rules);
    if (faults.length > 0) throw invalid(faults);
  };
  return [
    route({
      method: 'get',
      path: '/api/v1/me/webhooks',
      summary: 'Addresses that are told of my letters, oldest first',
      auth: 'applicant',
      access: 'webhooks',
      responses: { 200: { description: 'All of them', schema: Webhooks } },
      handler: async ({ principal: { applicantId }, principal }) => {
        const rows = await database.inOneTrip(scopeOf(principal), (trip) =>
          listWebhooks(trip, { applicantId, sealer }),
        );
        return ok({ items: rows.map(presentWebhook), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/me/webhooks',
      summary: 'Have an address told of what happens to my letters from now on; the answer alone shows its secret',
      auth: 'applicant',
      access: 'webhooks',
      once: true,
      body: NewWebhook,
      responses: { 201: { description: 'The webhook', schema: MadeWebhook, headers: ['Location'] } },
      problems: ['too-many-webhooks'],
      handler: async ({ body: { url }, principal }) => {
        checkAddress(url);
        const { applicantId } = principal;
        const secret = newToken();
        const webhook = await database.inTenant(scopeOf(principal), (transaction) =>
          createWebhook(transaction, { id: randomUUID(), applicantId, url, secret, most: MOST_WEBHOOKS, sealer }),
        );
        if (!webhook) throw new Problem('too-many-webhooks');
        const Location = `/api/v1/me/webhooks/${webhook.id}`;
        return created({ ...presentWebhook(webhook), secret }, { ...SECRET, Location });
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/me/webhooks/{id}',
      summary: 'Change the address, or switch it off or on: it goes on where it stopped',
      auth: 'applicant',
      access: 'webhooks',
      body: WebhookChange,
      responses: { 200: { description: 'The webhook', schema: Webhook } },
      handler: async ({ body, params: { id }, principal }) => {
        checkAddress(body.url);
        const webhook = await database.inTenant(scopeOf(principal), async (transaction) => {
          await changeWebhook(transaction, { ...body, id, sealer });
          return getWebhook(transaction, { id, sealer });
        });
        if (!webhook) throw notFound();
        return ok(presentWebhook(webhook));
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/me/webhooks/{id}',
      summary: 'Remove a webhook and its log',
      auth: 'applicant',
      access: 'webhooks',
      responses: { 204: { description: 'It is gone' } },
      handler: async ({ params, principal }) => {
        const wasThere = await database.inOneTrip(scopeOf(principal), (trip) => deleteWebhook(trip, params));
        if (!wasThere) throw notFound();
        return noContent();
      },
    }),
    ...deliveries(services),
  ];
};
