import { describe, expect, it } from 'vitest'
import { EMPTY, contactOf, joiningContact, type Draft } from './draft.ts'

const draft: Draft = { ...EMPTY, id: '0191f0aa-0000-7000-8000-000000000001', startedAt: '2026-11-21T12:00:00Z', words: ' 厨房水管漏水 ' }
const caller = { unitId: 'u', personId: 'p' }

describe('what the front desk saves', () => {
  it("takes the resident's own words, the caller and the moment at which the contact began", () => {
    expect(contactOf(draft, 's', caller)).toMatchObject({
      id: draft.id,
      siteId: 's',
      words: '厨房水管漏水',
      unitId: 'u',
      personId: 'p',
      arrivedAt: '2026-11-21T12:00:00Z',
    })
  })
  it('settles an enquiry without a case', () => {
    expect(contactOf({ ...draft, mode: 'settle', answer: '九点到六点' }, 's', caller).outcome).toEqual({
      kind: 'settled',
      answer: '九点到六点',
      categoryId: null,
    })
  })
  it('leaves out what only complaints have when the kind was changed afterwards', () => {
    const changed = contactOf({ ...draft, kind: 'repair', grade: 'major', majorReasons: ['safety'], wish: 'be_heard' }, 's', caller)
    expect(changed.outcome).toMatchObject({ kind: 'opened_case', case: { grade: null, majorReasons: [], wish: null } })
  })
  it('drops the reasons of a major complaint when the grade was lowered', () => {
    const lowered = contactOf({ ...draft, kind: 'complaint', grade: 'complex', majorReasons: ['media'] }, 's', caller)
    expect(lowered.outcome).toMatchObject({ case: { grade: 'complex', majorReasons: [] } })
  })
  it('joins an open case with the words of this call', () => {
    expect(joiningContact(draft, 's', caller, 'c', '还在漏').outcome).toEqual({ kind: 'joined_case', caseId: 'c' })
  })
  it('takes an unknown caller', () => {
    expect(contactOf(draft, 's', { unitId: undefined, personId: undefined })).toMatchObject({ unitId: null, personId: null })
  })
})
