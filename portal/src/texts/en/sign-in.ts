import type fa from '../fa/sign-in.ts';

const en: typeof fa = {
  title: 'Sign in with your mobile',
  lead: 'You get a six-digit code by text message. There is nothing else to register.',
  mobile: 'Mobile number',
  mobileHint: 'For example 09123456789',
  mobileMissing: 'Enter your mobile number.',
  sendCode: 'Get a code',
  codeTitle: 'Enter the code',
  codeSent: 'The code was sent to this number:',
  code: 'Six-digit code',
  codeMissing: 'Enter the six-digit code from the text message.',
  codeWrong: 'The code is wrong or no longer valid. Enter it again, or get a new one.',
  codeSpent: 'This code is no longer accepted. Get a new one.',
  enter: 'Sign in',
  resend: 'Send the code again',
  resendIn: (seconds) => `Send the code again in ${seconds} s`,
  resent: 'A new code was sent.',
  changeMobile: 'Change the number',
};

export default en;
