const STEPS = ['referred', 'returned', 'replied', 'filed'];

/** Whether an event of a timeline is something that happened in the correspondence system. */
export const isStep = ({ type }) => STEPS.includes(type);

/** What both sides know of a step: to which unit, and which answer. */
export function inWords({ type, unit, text }) {
  switch (type) {
    case 'referred':
      return `referred to ${unit}`;
    case 'replied':
      return `replied: ${text}`;
    default:
      return type;
  }
}
