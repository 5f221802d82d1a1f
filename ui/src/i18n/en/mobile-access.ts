import type { mobileAccess as source } from '../zh-CN/mobile-access.ts'

export const mobileAccess: typeof source = {
  code: 'Code of the authenticator app',
  codeHint: 'Open the app on your phone; a recovery code works, too',
  go: 'Go on',
  back: 'Another account',
  passwordTitle: 'Choose your own password',
  passwordHint: 'You have a temporary password. Choose your own, and you can begin.',
  set: 'Choose a password',
  factorTitle: 'Set up an authenticator app',
  factorHint: 'Your role asks for a second factor. Open the console on a computer and follow the steps there.',
  open: 'Open the console',
  signOut: 'Sign out',
  seen: 'Last used {{time}}',
  weak: { short: 'At least {{count}} characters', common: 'Too many people use it; choose another', uniform: 'Too regular; choose another', personal: 'Not your login or name', same: 'Not the one before' },
  strength: { hint: 'At least {{count}} characters; a sentence is fine. Common passwords are refused when you save', missing: '{{count}} characters to go', fair: 'Good enough; longer is harder to guess', good: 'Hard to guess' },
  rest: { title: 'You will be signed out', left: 'In {{count}} s; touch the screen to go on' },
}
