import { reasonText } from '../../activities/documents/reasons.ts';
import {
  APPLICANT_ACTIONS,
  allowedActions,
  applicantKindOf,
  type Actor,
  type LetterDocument,
  type SubmissionState,
} from '../../domain/submission/index.ts';
import { lastStep, type CirculationShown } from './circulation.ts';
import { localised, type Language } from '../http/texts/language.ts';
import { internal } from '../http/problems/problem.ts';
import type { Directory, OrganisationNames } from './directory.ts';

export interface Viewer {
  directory: Directory;
  language: Language;
}

/** A letter as its applicant sees it. */
export async function presentSubmission(state: SubmissionState, viewer: Viewer) {
  const applicant: Actor = { kind: 'applicant', id: state.applicantId };
  const actions: readonly string[] = APPLICANT_ACTIONS;
  return {
    ...(await presentShared(state, viewer)),
    trackingCode: state.submittedAt && state.trackingCode,
    circulation: lastStep(state, await shownBy(viewer.directory, state)),
    maxDocuments: state.terms.maxDocuments,
    allowedActions: allowedActions(state, applicant).filter((action) => actions.includes(action)),
  };
}

/** A letter as staff see it. */
export async function presentForDesk(state: SubmissionState, viewer: Viewer & { actor: Actor }) {
  const { sender, content, routing } = state;
  const repliesAtDesk = (await viewer.directory.find(state.organisationId))?.organisation.repliesAtDesk ?? false;
  const { legalPerson } = content;
  return {
    ...(await presentShared(state, viewer)),
    trackingCode: state.trackingCode,
    sender: {
      kind: applicantKindOf(content),
      ...sender,
      ...(legalPerson && { legalName: legalPerson.name, legalId: legalPerson.legalId }),
    },
    claim: state.claim,
    assignee: state.assignee,
    acceptances: state.acceptances,
    acceptancesNeeded: routing?.acceptancesNeeded ?? 1,
    notes: state.notes,
    circulation: lastStep(state, 'steps'),
    repliesBy: state.replies.map(({ by }) => by?.name ?? null),
    routing: routing && { policyVersion: routing.policyVersion, by: routing.by },
    attention: state.attention,
    allowedActions: allowedActions(state, viewer.actor).filter((action) => action !== 'reply' || repliesAtDesk),
  };
}

async function presentShared(state: SubmissionState, { directory, language }: Viewer) {
  const names = await directory.find(state.organisationId, state.unitId);
  if (!names) throw internal(new Error('A letter belongs to no organisation.'));
  const { content, registration } = state;
  return {
    id: state.id,
    ...presentReceiver({ unitId: state.unitId, serviceId: content.serviceId }, names, language),
    status: state.status,
    needsAttention: state.attention !== null,
    sequence: state.sequence,
    subject: content.subject,
    body: content.body,
    clientReference: state.clientReference,
    correctionOf: state.correctionOf,
    legalPerson: content.legalPerson,
    documents: state.documents.map((document) => presentDocument(document, language)),
    createdAt: state.createdAt,
    updatedAt: state.updatedAt,
    submittedAt: state.submittedAt,
    promisedAt: state.routing?.promisedAt ?? null,
    expiresAt: state.deadlines.find(({ command }) => command === 'expire')?.at ?? null,
    letterNumber: registration?.letterNumber ?? null,
    registeredAt: registration?.registeredAt ?? null,
    rejection: state.rejection,
    questions: state.questions,
    replies: state.replies.map(({ text, at, documents }) => ({
      ...{ text, at, documents: documents.map((document) => presentReplyDocument(document, language)) },
    })),
  };
}

interface Receiver {
  unitId: string | null;
  serviceId: string | null;
}

export function presentReceiver({ unitId, serviceId }: Receiver, names: OrganisationNames, language: Language) {
  const { organisation, units, services } = names;
  const named = (row: { id: string; name: string; nameEn: string } | undefined) =>
    row ? { id: row.id, name: localised(row, language) } : null;
  return {
    organisation: { id: organisation.id, slug: organisation.slug, name: localised(organisation, language) },
    unit: named(units.get(unitId ?? '')),
    service: named(services.get(serviceId ?? '')),
  };
}

/** Who reads of it did not send it: what is wrong with it is the organisation's to mend. */
const NOT_HAD = {
  fa: 'این پیوست دریافت نشد. برای گرفتن آن به سازمان مراجعه کنید.',
  en: 'This document could not be had. Ask the organisation for it.',
} as const;

function presentReplyDocument(document: LetterDocument, language: Language) {
  const presented = presentDocument(document, language);
  return { ...presented, reason: presented.reason && NOT_HAD[language] };
}

export function presentDocument({ inspection, ...document }: LetterDocument, language: Language) {
  const refused = inspection.state === 'refused' ? inspection.reasonCode : null;
  return {
    id: document.id,
    name: document.name,
    mediaType: inspection.state === 'ready' ? inspection.mediaType : null,
    bytes: document.bytes,
    sha256: document.sha256,
    state: inspection.state,
    reason: refused && reasonText(refused, language),
    reasonCode: refused,
    addedAt: document.addedAt,
  };
}

/** How much of what happens in the correspondence system the applicants of an organisation see. */
async function shownBy(directory: Directory, { organisationId }: SubmissionState): Promise<CirculationShown> {
  return (await directory.find(organisationId))?.organisation.circulationShown ?? 'fact';
}

/** The version of a letter, for `If-Match`. */
export const etagOf = ({ sequence }: { sequence: number }): string => `"${sequence}"`;
