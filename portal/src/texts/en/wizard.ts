import type fa from '../fa/wizard.ts';

const en: typeof fa = {
  caption: 'New letter',
  captionCorrection: 'Corrected letter',
  progress: (at, of) => (of ? `Step ${at} of ${of}` : `Step ${at}`),
  saved: 'Your draft is kept; go on at any time from “My letters”.',
  changed: 'This draft has been changed elsewhere. To put your answer in its place, press “Continue” again.',
  autosave: {
    savedAt: (time) => `Saved at ${time}`,
    unsaved: 'Not saved yet; it is kept on this device.',
    changed:
      'This draft has been changed elsewhere, and what you wrote is not saved. To put your text in its place, press “Continue”.',
    takeTheirs: 'Put my text aside and show the saved one',
  },
  discard: {
    open: 'Discard the draft',
    title: 'Discard the draft?',
    text: 'The draft and its documents are put away, and this cannot be undone.',
    confirm: 'Yes, discard it',
  },
  sender: {
    title: 'Who is the letter from?',
    myself: 'Myself',
    first: 'A company or institution that I represent',
    other: 'Another company or institution',
    legalName: 'Name of the legal person',
    legalId: 'National ID of the legal person',
    legalIdHint: 'Eleven digits',
    missing: 'Say who the letter is from.',
    nameMissing: 'Enter the name of the legal person.',
    idMissing: 'Enter the national ID of the legal person.',
    idWrong: 'This national ID is not correct. Enter all eleven digits.',
  },
  organisation: {
    title: 'Which organisation is the letter for?',
    filter: 'Search the organisations',
    none: 'No organisation has this name.',
    empty: 'No organisation takes letters now.',
    instead:
      'For another organisation a new letter begins with this subject and text and takes the place of this draft; attach the documents again.',
    missing: 'Choose the receiving organisation.',
  },
  unit: {
    title: 'Which unit should it reach?',
    hint: 'If you do not know, leave the choice to the organisation.',
    any: 'I do not know; let the organisation choose',
    missing: 'Choose the receiving unit.',
  },
  service: {
    title: 'Which service is the letter about?',
    any: 'None of these',
    missing: 'Choose one of these.',
  },
  subject: {
    title: 'What is the subject of the letter?',
    hint: 'Short and clear; for example “Request for a certificate of employment”',
    missing: 'Enter a subject of at least three characters.',
  },
  text: {
    title: 'Write the text of the letter',
    hint: 'Say what you ask for. Your name and details go with the letter; no need to repeat them.',
  },
  documents: {
    title: 'Do you attach any documents?',
  },
  check: {
    title: 'Check your answers',
    sender: 'Sender',
    organisation: 'Organisation',
    unit: 'Unit',
    service: 'Service',
    subject: 'Subject',
    text: 'Text',
    documents: 'Documents',
    change: 'Change',
    noUnit: 'The organisation chooses',
    noService: 'Not given',
    noText: 'Not written',
    noDocuments: 'No documents',
    correctionNote:
      'This letter corrects your earlier one. Attach the documents of that letter again if they are needed.',
    checking: 'Your documents are being checked; wait a few seconds.',
    refused: 'A document that was refused does not go with the letter. Remove it, or attach the right file.',
    declaration: 'By sending the letter you confirm that these details are correct.',
    nothing: 'Write the text or attach a document; an empty letter cannot be sent.',
    send: 'Send the letter',
    later: 'Continue later',
  },
};

export default en;
