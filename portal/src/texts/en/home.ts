import type fa from '../fa/home.ts';

const en: typeof fa = {
  title: 'Send your letter to a public body from here',
  lead: 'Write it, attach your documents and send it. You get a tracking code, and a text message at each step: no paper, no queue, no visit.',
  start: 'Write a letter',
  track: 'Track a letter',
  stepsTitle: 'How a letter travels',
  steps: [
    { title: 'You write', text: 'Choose the organisation, write the text and attach documents. Your draft is kept.' },
    { title: 'It is examined', text: 'An officer of the organisation reads it, and asks you if something is missing.' },
    {
      title: 'It is registered',
      text: 'The secretariat registers it and the letter number comes to you by text message.',
    },
    {
      title: 'You follow it',
      text: 'With your tracking code you see at any time where it is and by when an answer is promised.',
    },
  ],
  needTitle: 'Have these at hand',
  needs: [
    'Your mobile phone, for the sign-in code',
    'Your national ID; and the national ID of the legal person, if you write for one',
    'Your documents as files: PDF, Word, Excel, images or text, up to 50 MB each',
  ],
};

export default en;
