import type { AnswerTo, BodyOf } from '../../../client/address.ts';
import type { components } from '../../../client/api.gen.ts';

type Schemas = components['schemas'];

export type Named = Schemas['Named'];
export type Me = Schemas['Me'];
export type LegalPerson = Schemas['LegalPerson'];
export type Organisation = Schemas['Organisation'];
export type LetterDocument = Schemas['Document'];
export type Question = Schemas['Question'];
export type Submission = Schemas['Submission'];
export type SubmissionSummary = Schemas['SubmissionSummary'];
export type Status = Submission['status'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type Challenge = Schemas['SignInChallenge'];
export type Token = Schemas['Token'];
export type Webhook = Schemas['Webhook'];
export type WebhookDelivery = Schemas['WebhookDelivery'];
export type Settings = Schemas['Settings'];
export type Tracking = AnswerTo<'/api/v1/trackings', 'POST'>;
export type TrackingRequest = BodyOf<'/api/v1/trackings', 'POST'>;

export type { Page } from '../../../client/pages.ts';

/** What a draft can be made of and changed to; `null` empties a field. */
export type DraftFields = BodyOf<'/api/v1/submissions', 'POST'>;
export type DraftChange = BodyOf<'/api/v1/submissions/{id}', 'PATCH'>;
