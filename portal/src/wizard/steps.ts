import type { Organisation, Submission } from '../api/types.ts';

export const STEPS = ['sender', 'organisation', 'unit', 'service', 'subject', 'text', 'documents', 'check'] as const;
export type Step = (typeof STEPS)[number];

export const isStep = (text: string | undefined): text is Step => (STEPS as readonly string[]).includes(text ?? '');

/** Whether the organisation lets the applicant choose a unit at all; the secretariat distributes by itself. */
export const asksUnit = (organisation: Organisation | undefined): boolean =>
  organisation !== undefined && organisation.routingMode !== 'secretariat' && organisation.units.length > 0;

export const asksService = (organisation: Organisation | undefined): boolean =>
  (organisation?.services.length ?? 0) > 0;

/** The questions that this letter's organisation makes necessary, in order. */
export const stepsFor = (organisation: Organisation | undefined): Step[] =>
  STEPS.filter((step) => {
    if (step === 'unit') return asksUnit(organisation);
    if (step === 'service') return asksService(organisation);
    return true;
  });

export const nextStep = (step: Step, organisation: Organisation | undefined): Step =>
  STEPS.slice(STEPS.indexOf(step) + 1).find((later) => stepsFor(organisation).includes(later)) ?? 'check';

export const previousStep = (step: Step, organisation: Organisation | undefined): Step | undefined =>
  STEPS.slice(0, STEPS.indexOf(step)).findLast((earlier) => stepsFor(organisation).includes(earlier));

/** What is known before the draft exists on the server, which is from the subject on. */
export interface Beginning {
  /** `myself`, or the id of a legal person. */
  sender?: string;
  organisationId?: string;
  /** `null` when the person chose none. */
  unitId?: string | null;
  serviceId?: string | null;
  /** The draft that this beginning has become. */
  draftId?: string;
  /** The draft whose place it takes. */
  instead?: { id: string; organisationId: string; subject: string; body: string | null };
}

/** Begins a letter to another organisation with what can be kept of a draft: the server moves no letter. */
export const insteadOf = ({ id, organisation, legalPerson, subject, body }: Submission): Beginning => ({
  sender: legalPerson?.id ?? 'myself',
  organisationId: organisation.id,
  instead: { id, organisationId: organisation.id, subject, body },
});

/** The first question without an answer: nobody can jump over one by its address. */
export const reachable = (wanted: Step, beginning: Beginning, organisation: Organisation | undefined): Step => {
  const answered: Partial<Record<Step, boolean>> = {
    sender: beginning.sender !== undefined,
    organisation: organisation !== undefined,
    unit: beginning.unitId !== undefined,
    service: beginning.serviceId !== undefined,
  };
  const steps = stepsFor(organisation);
  const firstOpen = steps.find((step) => !answered[step]) ?? 'subject';
  return steps.indexOf(wanted) >= 0 && STEPS.indexOf(wanted) <= STEPS.indexOf(firstOpen) ? wanted : firstOpen;
};

/** Choosing another organisation makes the answers about the former one void. */
export const withOrganisation = (beginning: Beginning, organisationId: string): Beginning =>
  beginning.organisationId === organisationId
    ? beginning
    : { sender: beginning.sender, instead: beginning.instead, organisationId };

const STEP_OF_TEXT = { subject: 'subject', body: 'text' } as const;

/** The question whose answer is typed and not saved; undefined when all is. */
export const unsavedStep = (unsaved: keyof typeof STEP_OF_TEXT | undefined): Step | undefined =>
  unsaved && STEP_OF_TEXT[unsaved];

/** Where to go on with a draft: what is not saved, its text if it has none yet, else the check. */
export const resumeStep = (draft: { body: string | null }, unsaved?: keyof typeof STEP_OF_TEXT): Step =>
  unsavedStep(unsaved) ?? (draft.body === null ? 'text' : 'check');
