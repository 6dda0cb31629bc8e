import type fa from '../fa/profile.ts';

const en: typeof fa = {
  title: 'My details',
  firstTitle: 'First, tell us who you are',
  lead: 'These details go to the receiving organisation with each letter.',
  firstName: 'First name',
  lastName: 'Last name',
  nationalId: 'National ID',
  nationalIdHint: 'Ten digits, with leading zeros',
  mobile: 'Mobile',
  language: 'Language of messages',
  languageHint: 'Our text messages come in this language.',
  languages: { fa: 'فارسی', en: 'English' },
  missing: {
    firstName: 'Enter your first name.',
    lastName: 'Enter your last name.',
    nationalId: 'Enter your national ID.',
    name: 'Enter the name of the legal person.',
    legalId: 'Enter the national ID of the legal person.',
  },
  wrong: {
    nationalId: 'This national ID is not correct. Enter all ten digits, with leading zeros.',
    legalId: 'This national ID is not correct. Enter all eleven digits.',
  },
  save: 'Save',
  saveAndGo: 'Save and continue',
  saved: 'Your details were saved.',
  legalTitle: 'Legal persons I represent',
  legalLead: 'A company or institution that you write for.',
  legalNone: 'No legal person has been added yet.',
  legalName: 'Name of the legal person',
  legalId: 'National ID of the legal person',
  legalIdHint: 'Eleven digits',
  addLegal: 'Add a legal person',
  programs: 'Programs: access tokens and webhooks',
  added: 'The legal person was added.',
};

export default en;
