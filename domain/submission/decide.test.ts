import { describe, expect, it } from '@jest/globals';
import { advance, allowedActions, decide, isRefusal, type Actor, type Command, type SubmissionState } from './index.ts';
import {
  aSubmission,
  admin,
  applicant,
  colleague,
  controller,
  OTHER_UNIT,
  outsider,
  secretary,
  SECRETARIAT,
  stranger,
  system,
} from './testing/builders.ts';

const AT = '2026-11-24T08:00:00.000Z';
const ask = (state: SubmissionState, [command, actor]: [Command, Actor]) => {
  const decision = decide(state, { command, actor, at: AT });
  return 'refusal' in decision ? decision.refusal : decision.map(({ type }) => type);
};

describe('a draft', () => {
  const draft = aSubmission().build();
  const content = { ...draft.content, subject: 'موضوع تازه' };

  it('is edited by its owner, from the version that the owner saw', () => {
    expect(ask(draft, [{ type: 'edit', content, expectedSequence: 1 }, applicant])).toEqual(['edited']);
    expect(ask(draft, [{ type: 'edit', content, expectedSequence: 0 }, applicant])).toBe('precondition-failed');
    expect(ask(draft, [{ type: 'edit', content, expectedSequence: null }, applicant])).toEqual(['edited']);
  });

  it('is nobody else’s to touch', () => {
    expect(ask(draft, [{ type: 'withdraw' }, stranger])).toBe('forbidden');
    expect(ask(draft, [{ type: 'note', text: 'متن' }, controller])).toBe('wrong-state');
  });

  it('takes no more documents than its terms allow', () => {
    const full = aSubmission().withDocument('1').withDocument('2').withDocument('3').build();
    const file = { id: '4', name: 'a', bytes: 1, sha256: '', key: '' };
    expect(ask(full, [{ type: 'attach', file }, applicant])).toBe('too-many-documents');
  });

  it('is edited a thousand times and no more, which keeps nobody from answering with a document', () => {
    const file = { id: '4', name: 'a', bytes: 1, sha256: '', key: '' };
    const used = { ...draft, edits: 1_000 };
    expect(ask({ ...draft, edits: 999 }, [{ type: 'attach', file }, applicant])).toEqual(['documentAttached']);
    expect(ask(used, [{ type: 'edit', content, expectedSequence: null }, applicant])).toBe('too-many-edits');
    expect(ask(used, [{ type: 'attach', file }, applicant])).toBe('too-many-edits');
    const asked = aSubmission().awaitingDecision().after({ type: 'ask', question: 'کدام؟' }, controller).build();
    expect(ask({ ...asked, edits: 1_000 }, [{ type: 'attach', file }, applicant])).toEqual(['documentAttached']);
    expect(ask({ ...asked, edits: 1_020 }, [{ type: 'attach', file }, applicant])).toBe('too-many-edits');
  });

  it('is not submitted while a document is being checked', () => {
    const checking = aSubmission().withDocument();
    expect(ask(checking.build(), [{ type: 'submit', unitRequired: false }, applicant])).toBe('documents-pending');
    expect(ask(checking.inspected().build(), [{ type: 'submit', unitRequired: false }, applicant])).toEqual([
      'submitted',
    ]);
  });

  it('needs a unit where the organisation wants one', () => {
    const unitless: SubmissionState = { ...draft, content: { ...draft.content, unitId: null } };
    expect(ask(unitless, [{ type: 'submit', unitRequired: true }, applicant])).toBe('unit-needed');
  });

  it('is reminded of once', () => {
    expect(ask(draft, [{ type: 'remind' }, system])).toEqual(['reminded']);
    const reminded = aSubmission().after({ type: 'remind' }, system).build();
    expect(ask(reminded, [{ type: 'remind' }, system])).toBe('wrong-state');
  });
});

describe('a letter that awaits its decision', () => {
  const waiting = aSubmission().awaitingDecision().build();

  it('is accepted or rejected by a controller of its unit', () => {
    expect(ask(waiting, [{ type: 'accept' }, controller])).toEqual(['accepted']);
    expect(ask(waiting, [{ type: 'reject', reason: 'ناقص است' }, controller])).toEqual(['rejected']);
  });

  it('is not for controllers of other units, nor for an admin to decide', () => {
    expect(ask(waiting, [{ type: 'accept' }, outsider])).toBe('forbidden');
    expect(ask(waiting, [{ type: 'accept' }, admin])).toBe('forbidden');
    expect(ask(waiting, [{ type: 'accept' }, applicant])).toBe('forbidden');
  });

  it('that one controller claimed is not for another until it is released', () => {
    const claimed = aSubmission().awaitingDecision().after({ type: 'claim' }, controller);
    expect(ask(claimed.build(), [{ type: 'accept' }, colleague])).toBe('claimed-by-another');
    expect(ask(claimed.build(), [{ type: 'claim' }, controller])).toBe('already-claimed');
    expect(ask(claimed.build(), [{ type: 'release' }, colleague])).toBe('not-claimed-by-you');
    const released = claimed.after({ type: 'release' }, controller).build();
    expect(ask(released, [{ type: 'accept' }, colleague])).toEqual(['accepted']);
  });

  it('goes to the unit or the person it is reassigned to', () => {
    const command: Command = { type: 'reassign', unitId: OTHER_UNIT, assignee: { staffId: 'controller-3', name: '' } };
    const reassigned = aSubmission().awaitingDecision().after(command, controller).build();
    expect(ask(reassigned, [{ type: 'accept' }, controller])).toBe('forbidden');
    expect(ask(reassigned, [{ type: 'accept' }, outsider])).toEqual(['accepted']);
    const another = { ...outsider, id: 'controller-4' };
    expect(ask(reassigned, [{ type: 'accept' }, another])).toBe('assigned-to-another');
  });

  it('needs two controllers where the policy asks for four eyes', () => {
    const once = aSubmission().awaitingDecision({ acceptancesNeeded: 2 }).after({ type: 'accept' }, controller);
    expect(once.build().status).toBe('awaitingDecision');
    expect(ask(once.build(), [{ type: 'accept' }, controller])).toBe('second-controller-needed');
    expect(ask(once.build(), [{ type: 'accept' }, colleague])).toEqual(['accepted']);
  });

  it('asks for both pairs of eyes again after the applicant changed it by an answer', () => {
    const answered = aSubmission()
      .awaitingDecision({ acceptancesNeeded: 2 })
      .after({ type: 'accept' }, controller)
      .after({ type: 'ask', question: 'کدام سال؟' }, colleague)
      .after({ type: 'answer', text: '۱۴۰۵' }, applicant)
      .build();
    expect(ask(answered, [{ type: 'accept' }, colleague])).toEqual(['acceptedByOne']);
  });

  it('is only distributed by a secretariat that does not decide', () => {
    const inSecretariat = aSubmission().awaitingDecision({ unitId: SECRETARIAT, secretariatDecides: false }).build();
    expect(ask(inSecretariat, [{ type: 'accept' }, secretary])).toBe('secretariat-distributes-only');
    expect(allowedActions(inSecretariat, secretary)).toEqual(['claim', 'reassign', 'note']);
  });
});

describe('a letter that was accepted', () => {
  it('can’t be withdrawn or decided again', () => {
    const accepted = aSubmission().accepted().build();
    expect(ask(accepted, [{ type: 'withdraw' }, applicant])).toBe('wrong-state');
    expect(ask(accepted, [{ type: 'accept' }, colleague])).toBe('wrong-state');
    expect(ask(accepted, [{ type: 'reject', reason: 'دیر' }, controller])).toBe('wrong-state');
  });

  it('is settled by an admin when it is stuck, and by nobody else', () => {
    const stuck = aSubmission()
      .accepted()
      .after({ type: 'raiseAttention', reason: 'outcome-unknown', detail: null }, system)
      .build();
    expect(ask(stuck, [{ type: 'complete', letterNumber: '1405/9' }, admin])).toEqual([
      'attentionCleared',
      'registered',
    ]);
    expect(ask(stuck, [{ type: 'giveUp', reason: 'ثبت نمی‌شود' }, admin])).toEqual(['attentionCleared', 'rejected']);
    expect(ask(stuck, [{ type: 'retry' }, controller])).toBe('forbidden');
    expect(ask(stuck, [{ type: 'giveUp', reason: 'ثبت نمی‌شود' }, controller])).toBe('forbidden');
    expect(ask(aSubmission().accepted().build(), [{ type: 'retry' }, admin])).toBe('wrong-state');
  });
});

describe('an open question', () => {
  const asked = aSubmission()
    .withDocument()
    .inspected()
    .awaitingDecision()
    .after({ type: 'ask', question: 'کدام سال؟' }, controller);

  it('is answered by the applicant, who may add documents but not take away what was sent', () => {
    expect(ask(asked.build(), [{ type: 'answer', text: '۱۴۰۵' }, applicant])).toEqual(['applicantAnswered']);
    expect(allowedActions(asked.build(), applicant)).toEqual(['answer', 'attach', 'removeDocument', 'withdraw']);
    const later = { ...asked.build(), statusSince: AT };
    expect(ask(later, [{ type: 'removeDocument', documentId: 'document-1' }, applicant])).toBe('document-already-sent');
  });

  it('ends the letter when its time is over', () => {
    expect(asked.after({ type: 'expire' }, system).build().status).toBe('expired');
  });
});

describe('the requests that a letter has answered', () => {
  const claimed = (state: SubmissionState, id: string) => {
    const type = state.claim ? 'release' : 'claim';
    const key = { id, fingerprint: `of ${id}` };
    const step = advance(state, { command: { type }, actor: controller, at: AT, key });
    if (isRefusal(step)) throw new Error(step.refusal);
    return step.state;
  };

  it('are known by their keys, the last twenty of them', () => {
    let state = aSubmission().awaitingDecision().build();
    expect(state.answered).toEqual([]);
    for (let count = 1; count <= 25; count++) state = claimed(state, `key ${count}`);
    expect(state.answered.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => `key ${index + 6}`));
    expect(state.answered.at(-1)).toEqual({ id: 'key 25', fingerprint: 'of key 25' });
  });
});
