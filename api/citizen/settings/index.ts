import { Type } from '@sinclair/typebox';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';

const Settings = Type.Object(
  {
    fileBytes: Type.Integer({ description: 'Most bytes of one document' }),
    files: Type.Integer({ description: 'Most documents of a letter that is begun now' }),
  },
  { $id: 'Settings' },
);

const A_MINUTE = { 'Cache-Control': 'public, max-age=60' };

/** What this installation is set to, as far as it binds who writes a letter. */
export const settings = ({ config }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/settings',
    summary: 'The limits of documents, as they are set now',
    auth: 'none',
    responses: { 200: { description: 'The limits', schema: Settings } },
    handler: () => ok({ fileBytes: config.limits.fileBytes, files: config.limits.files }, A_MINUTE),
  }),
];
