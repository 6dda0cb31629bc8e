import {
  decide,
  evolve,
  isRefusal,
  open,
  type Actor,
  type Command,
  type Routing,
  type SubmissionState,
} from '../index.ts';

const START = '2026-11-23T08:00:00.000Z';
export const SECRETARIAT = 'unit-secretariat';
export const UNIT = 'unit-a';
export const OTHER_UNIT = 'unit-b';

export const applicant: Actor = { kind: 'applicant', id: 'applicant-1' };
export const stranger: Actor = { kind: 'applicant', id: 'applicant-2' };
export const system: Actor = { kind: 'system' };
export const controller = staff('controller-1', [UNIT]);
export const colleague = staff('controller-2', [UNIT]);
export const outsider = staff('controller-3', [OTHER_UNIT]);
export const secretary = staff('secretary-1', [SECRETARIAT]);
export const admin: Actor = { kind: 'staff', id: 'admin-1', name: 'مدیر', stations: [], isAdmin: true };

function staff(id: string, stations: string[]): Extract<Actor, { kind: 'staff' }> {
  return { kind: 'staff', id, name: id, stations, isAdmin: false };
}

export const routing = (change: Partial<Routing> = {}): Routing => ({
  policyVersion: 1,
  by: 'unit',
  unitId: UNIT,
  secretariatUnitId: SECRETARIAT,
  secretariatDecides: true,
  acceptancesNeeded: 1,
  promisedAt: '2027-01-10T20:29:59.000Z',
  ...change,
});

/** A letter told by what happened to it: `aSubmission().submitted().routed().build()`. */
export function aSubmission(): Builder {
  return new Builder(
    open(
      {
        type: 'created',
        id: 'submission-1',
        organisationId: 'organisation-1',
        applicantId: 'applicant-1',
        sender: { firstName: 'زهرا', lastName: 'احمدی', nationalId: '0012345679', mobile: '+989121234567' },
        content: { subject: 'درخواست گواهی', body: null, unitId: UNIT, serviceId: null, legalPerson: null },
        clientReference: null,
        correctionOf: null,
        trackingCode: '234567ACDEF3',
        terms: {
          draftReminderDays: 7,
          draftExpiryDays: 30,
          claimMinutes: 30,
          questionDays: 14,
          closeAfterDays: 90,
          maxDocuments: 3,
        },
      },
      START,
    ),
  );
}

class Builder {
  private readonly state: SubmissionState;

  constructor(state: SubmissionState) {
    this.state = state;
  }

  after(command: Command, actor: Actor): Builder {
    const decision = decide(this.state, { command, actor, at: START });
    if (isRefusal(decision)) throw new Error(`builder: ${command.type} is refused: ${decision.refusal}`);
    return new Builder(
      decision.reduce((state, event) => (event.type === 'created' ? state : evolve(state, event, START)), this.state),
    );
  }

  withDocument(id = 'document-1'): Builder {
    const file = { id, name: 'مدرک.pdf', bytes: 10, sha256: 'ab', key: `k/${id}` };
    return this.after({ type: 'attach', file }, applicant);
  }

  inspected(documentId = 'document-1'): Builder {
    return this.after(
      { type: 'inspect', documentId, result: { state: 'ready', mediaType: 'application/pdf' } },
      system,
    );
  }

  submitted(): Builder {
    return this.after({ type: 'submit', unitRequired: false }, applicant);
  }

  awaitingDecision(change: Partial<Routing> = {}): Builder {
    return this.submitted().after({ type: 'route', routing: routing(change) }, system);
  }

  accepted(): Builder {
    return this.awaitingDecision().after({ type: 'accept' }, controller);
  }

  registered(): Builder {
    return this.accepted().after({ type: 'register', letterNumber: '1405/1', registeredAt: START }, system);
  }

  build(): SubmissionState {
    return this.state;
  }
}
