import { Type } from '@sinclair/typebox';
import type { TSchema } from '@sinclair/typebox';
import { LetterSchema, RegistrationSchema } from './letter.ts';

const Reason = Type.Object({ reason: Type.String() });
const json = (schema: TSchema | { $ref: string }) => ({ 'application/json': { schema } });
const registration = (description: string) => ({
  description,
  content: json({ $ref: '#/components/schemas/Registration' }),
});
const reason = (description: string) => ({ description, content: json({ $ref: '#/components/schemas/Reason' }) });

/** The contract that a bridge to a correspondence system implements. */
export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Correspondence bridge',
    version: '1.0.0',
    description:
      'How Pishkhan hands a letter to a correspondence system. The marker makes sending repeatable: one marker has one letter number, however often and however many at once ask.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  security: [{ token: [] }],
  paths: {
    '/letters/{marker}': {
      put: {
        operationId: 'registerLetter',
        summary: 'Register a letter, or learn the number that it already has',
        parameters: [
          { name: 'marker', in: 'path', required: true, schema: { type: 'string', minLength: 1, maxLength: 200 } },
        ],
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['letter'],
                properties: {
                  letter: { $ref: '#/components/schemas/Letter' },
                  file: {
                    type: 'array',
                    description: 'The contents, in the order of the letter’s `attachments`.',
                    items: { type: 'string', contentMediaType: 'application/octet-stream' },
                  },
                },
              },
              encoding: { letter: { contentType: 'application/json' } },
            },
          },
        },
        responses: {
          200: registration('The marker was known, with the same letter.'),
          201: registration('Registered now.'),
          400: reason(
            'The body is cut off or malformed, or the contents are not what `attachments` says. Nothing was registered.',
          ),
          401: reason('The bearer token is missing or wrong.'),
          409: reason('The marker is known with another letter.'),
          410: reason('It is later than `notAfter`. Nothing was registered.'),
          415: reason('The body is not multipart/form-data.'),
          422: reason('The system refuses this letter; `reason` says why. Nothing was registered.'),
          507: reason('No space is left. Nothing was registered.'),
        },
      },
    },
    '/letters': {
      get: {
        operationId: 'findLetter',
        summary: 'Search by marker',
        parameters: [{ name: 'marker', in: 'query', required: true, schema: { type: 'string' } }],
        responses: {
          200: registration('The letter has a number.'),
          400: reason('No marker was given.'),
          401: reason('The bearer token is missing or wrong.'),
          404: reason('No letter has this marker; `reason` is `unknown-marker`.'),
        },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: { Letter: LetterSchema, Registration: RegistrationSchema, Reason },
  },
};
