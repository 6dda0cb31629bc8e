import type { Stack } from '../setup/stack.ts';
import { eventually, type ApiClient } from '../support/http.ts';
import {
  aDraft,
  aSubmittedLetter,
  attach,
  decide,
  reaches,
  submit,
  witnesses,
  type Applicant,
} from '../support/people.ts';

export interface Cast {
  stack: Stack;
  applicant: Applicant;
  secretary: ApiClient;
  unitController: ApiClient;
  admin: ApiClient;
  /** The id of the workflow's run that the letter is in. */
  runOf(id: string): Promise<string>;
}

/** Lives of letters whose histories are kept for replay, by name. Each gives the letter's id. */
export const SHAPES: Record<string, (cast: Cast) => Promise<string>> = {
  'accepted-plain': async ({ applicant, secretary }) => {
    const { id } = await aDraft(applicant, 'ministry');
    await attach(applicant, id, 'test/fixtures/taken/letter.docx');
    await submit(applicant, id);
    await decide(secretary, id, 'accept');
    await reaches(applicant, id, 'registered');
    return id;
  },

  'draft-edited': async ({ applicant }) => {
    const { id } = await aDraft(applicant, 'ministry');
    const headers = { 'if-match': '"1"' };
    await applicant.patch(`/api/v1/submissions/${id}`, { headers, body: { subject: 'موضوع تازه' } });
    const { body } = await attach(applicant, id, 'test/fixtures/refused/encrypted.pdf');
    await applicant.delete(`/api/v1/submissions/${id}/documents/${body.id}`);
    return id;
  },

  rejected: async ({ applicant, unitController }) => {
    const { id } = await aSubmittedLetter(applicant, 'university');
    await decide(unitController, id, 'reject', { reason: 'مدرک ناقص است' });
    return id;
  },

  withdrawn: async ({ applicant }) => {
    const { id } = await aSubmittedLetter(applicant, 'university');
    await applicant.post(`/api/v1/submissions/${id}/withdraw`);
    return id;
  },

  'asked-and-answered': async ({ applicant, unitController }) => {
    const { id } = await aSubmittedLetter(applicant, 'university');
    await decide(unitController, id, 'ask', { question: 'کدام سال؟' });
    await attach(applicant, id, 'test/fixtures/taken/scan.png');
    await applicant.post(`/api/v1/submissions/${id}/answer`, { body: { text: 'سال ۱۴۰۵' } });
    await decide(unitController, id, 'accept');
    await reaches(applicant, id, 'registered');
    return id;
  },

  'claimed-and-reassigned': async ({ applicant, secretary }) => {
    const { id } = await aSubmittedLetter(applicant, 'ministry');
    await decide(secretary, id, 'claim');
    await decide(secretary, id, 'note', { text: 'برای واحد مالی' });
    await decide(secretary, id, 'release');
    const { body } = await secretary.get('/api/desk/v1/me');
    await decide(secretary, id, 'reassign', { unitId: body.stations[0].id });
    await decide(secretary, id, 'accept');
    await reaches(applicant, id, 'registered');
    return id;
  },

  'many-at-once': async ({ applicant, secretary }) => {
    const { id } = await aDraft(applicant, 'ministry');
    await Promise.all(
      ['scan.png', 'letter.rtf', 'fax.tiff'].map((name) => attach(applicant, id, `test/fixtures/taken/${name}`)),
    );
    await submit(applicant, id);
    const note = (text: string) => decide(secretary, id, 'note', { text });
    await Promise.all([note('یک'), decide(secretary, id, 'claim'), note('دو'), note('سه')]);
    await Promise.all([decide(secretary, id, 'ask', { question: 'کدام سال؟' }), note('چهار'), note('پنج')]);
    await Promise.all([applicant.post(`/api/v1/submissions/${id}/answer`, { body: { text: 'امسال' } }), note('شش')]);
    await Promise.all([decide(secretary, id, 'accept'), note('هفت'), note('هشت')]);
    await reaches(applicant, id, 'registered');
    return id;
  },

  'refused-and-retried': async ({ stack, applicant, secretary, admin }) => {
    const { id } = await aSubmittedLetter(applicant, 'ministry');
    await witnesses(stack).fault('didgah', { mode: 'refuse', times: 1 });
    await decide(secretary, id, 'accept');
    await eventually(async () => (await admin.get('/api/desk/v1/stuck')).body.items as { id: string }[], {
      is: (stuck) => stuck.some((letter) => letter.id === id),
    });
    await admin.post(`/api/desk/v1/stuck/${id}/retry`);
    await reaches(applicant, id, 'registered');
    return id;
  },

  'outcome-unknown': async ({ stack, applicant, secretary }) => {
    const { id } = await aSubmittedLetter(applicant, 'ministry');
    await witnesses(stack).fault('didgah', { mode: 'commit-then-500', times: 1 });
    await decide(secretary, id, 'accept');
    await reaches(applicant, id, 'registered');
    return id;
  },

  'didgah-away': async ({ stack, applicant, secretary }) => {
    const { id } = await aSubmittedLetter(applicant, 'ministry');
    await witnesses(stack).fault('didgah', { mode: 'refuse-connection', seconds: 4 });
    await decide(secretary, id, 'accept');
    await reaches(applicant, id, 'registered');
    return id;
  },
};

/** Lives that take so long that they are lived for a recording only. */
export const LONG_SHAPES: typeof SHAPES = {
  'carried-over': async ({ applicant, secretary, runOf }) => {
    const { id } = await aDraft(applicant, 'ministry');
    await attach(applicant, id, 'test/fixtures/taken/scan.png');
    await submit(applicant, id);
    await decide(secretary, id, 'note', { text: 'پیش از ادامه' });
    const first = await runOf(id);
    while ((await runOf(id)) === first)
      for (let turn = 0; turn < 10; turn++) {
        await decide(secretary, id, 'claim');
        await decide(secretary, id, 'release');
      }
    await decide(secretary, id, 'accept');
    await reaches(applicant, id, 'registered');
    return id;
  },
};
