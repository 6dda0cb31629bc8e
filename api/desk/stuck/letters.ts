import { route, type Route } from '../../http/routing/route.ts';
import { CompleteBody, DeskSubmission, Nothing, ReasonBody } from '../../submissions/schema.ts';
import { runCommand, type DeskServices } from '../submissions/letters.ts';

const LETTER = { 200: { description: 'The letter', schema: DeskSubmission, headers: ['ETag'] as const } };
const ADMIN = { auth: 'staff', roles: ['admin'] } as const;

/** What a person does about a letter that is stuck. */
export const letters = (services: DeskServices): Route[] => [
  route({
    ...ADMIN,
    method: 'post',
    path: '/api/desk/v1/stuck/{id}/retry',
    summary: 'Try the registration again; what is unknown is searched for first',
    body: Nothing,
    responses: LETTER,
    problems: ['wrong-state', 'outcome-pending'],
    handler: (call) => runCommand(services, call, { command: { type: 'retry' } }),
  }),
  route({
    ...ADMIN,
    method: 'post',
    path: '/api/desk/v1/stuck/{id}/complete',
    summary: 'Enter the letter number that was found in the correspondence system',
    body: CompleteBody,
    responses: LETTER,
    problems: ['wrong-state', 'conflict', 'outcome-pending'],
    handler: (call) =>
      runCommand(services, call, { command: { type: 'complete', letterNumber: call.body.letterNumber } }),
  }),
  route({
    ...ADMIN,
    method: 'post',
    path: '/api/desk/v1/stuck/{id}/give-up',
    summary: 'Reject a letter that cannot be registered; only while it surely has no number',
    body: ReasonBody,
    responses: LETTER,
    problems: ['wrong-state', 'outcome-unknown', 'outcome-pending'],
    handler: (call) => runCommand(services, call, { command: { type: 'giveUp', reason: call.body.reason } }),
  }),
];
