import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';

const DESCRIPTION = `\`letter\` with the \`id\` and \`sequence\` of a letter that was written, and that I may see or could see before;
\`reset\` when changes may have been missed: read again what is shown. Comes back with \`Last-Event-ID\` to hear what was missed.`;

export const events = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/desk/v1/events',
    summary: 'Server-sent events of the letters that I may see; ends with the session',
    auth: 'staff',
    responses: { 200: { description: DESCRIPTION, mediaType: 'text/event-stream' } },
    problems: ['too-many-requests'],
    handler: async ({ principal, request, response }) => {
      if (request.method === 'HEAD') return ok(undefined);
      services.deskEvents.open(response, { principal, lastEventId: request.get('Last-Event-ID') });
    },
  }),
];
