import { expect, it } from 'vitest'
import { CONSENT_KINDS } from '@guanjia/contract/relations.ts'
import { CONSENT_FIRST } from './index.ts'

it('asks for consent exactly where the contract does', () => {
  expect(CONSENT_FIRST).toEqual(CONSENT_KINDS)
})
