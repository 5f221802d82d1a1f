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
}
