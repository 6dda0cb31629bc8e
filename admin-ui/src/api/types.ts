import type { BodyOf } from '../../../client/address.ts';
import type { components } from '../../../client/api.gen.ts';

type Schemas = components['schemas'];

export type Named = Schemas['Named'];
export type LetterDocument = Schemas['Document'];
export type Question = Schemas['Question'];
export type Submission = Schemas['DeskSubmission'];
export type SubmissionSummary = Schemas['DeskSubmissionSummary'];
export type StuckLetter = Schemas['StuckLetter'];
export type StuckNotice = Schemas['StuckNotice'];
export type Stuck = StuckLetter | StuckNotice;
export type StuckKind = Stuck['kind'];
export type ResumeGroup = Schemas['ResumeGroup'];
export type GroupOrder = BodyOf<'/api/desk/v1/stuck/groups/{id}/orders', 'POST'>['order'];
export type Sender = Submission['sender'];
export type Status = Submission['status'];
export type StaffAction = Submission['allowedActions'][number];
export type TimelineEntry = Schemas['TimelineEntry'];
export type EventType = TimelineEntry['type'];
export type Unit = Schemas['Unit'];
export type StaffMember = Schemas['StaffWithSecret'];
export type RoutingPolicy = Schemas['RoutingPolicy'];
export type RoutingRule = NonNullable<RoutingPolicy['rules']>[number];
export type PolicyVersion = Schemas['RoutingPolicyVersion'];
export type Me = Schemas['DeskMe'];
export type Credentials = BodyOf<'/api/desk/v1/sessions', 'POST'>;
