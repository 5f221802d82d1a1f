export { consentsGiven, noteConsent, whenConsentIsWithdrawn } from './consents.ts'
export { mustHaveSigned } from './undertakings.ts'
