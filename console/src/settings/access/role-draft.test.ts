import { describe, expect, it } from 'vitest'
import type { Permission } from '@guanjia/contract/permissions.ts'
import type { OrganizationRole } from '@guanjia/contract/roles.ts'
import { draftOf, draftedCount, draftedRoles, has, toggled } from './role-draft.ts'

const role = (permissions: Permission[], version = 1): OrganizationRole => ({
  key: 'guard', kind: 'guard', isOwn: false, template: 'guard', name: '', note: '', permissions, added: [], removed: [], needsSecondFactor: false, holders: 0, retiredAt: null, version, allowedActions: ['change'],
})

describe('ticks of the matrix', () => {
  it('are a draft until saved, and none when turned back', () => {
    const guard = role(['gate:keep'])
    const drafts = toggled(toggled({}, guard, 'cases:read'), guard, 'gate:keep')
    expect([has(drafts, guard, 'cases:read'), has(drafts, guard, 'gate:keep'), draftedCount(drafts)]).toEqual([true, false, 2])
    expect(draftedRoles(drafts, [guard])[0]).toMatchObject({ version: 1, permissions: ['cases:read'] })
    expect(toggled(toggled(drafts, guard, 'cases:read'), guard, 'gate:keep')).toEqual({})
  })

  it('keep the version on which they began, although the list came anew', () => {
    const drafts = toggled({}, role(['gate:keep']), 'cases:read')
    const later = toggled(drafts, role(['gate:keep', 'sla:read'], 2), 'archives:read')
    expect(draftedRoles(later, [role(['gate:keep', 'sla:read'], 2)])[0]).toMatchObject({ version: 1 })
  })

  it('are put on the version of whoever was faster; what both wanted is no change any more', () => {
    const theirs = role(['gate:keep', 'cases:read'], 2)
    expect(draftOf(theirs, { 'cases:read': true, 'archives:read': true })).toEqual({ version: 2, before: theirs.permissions, changes: { 'archives:read': true } })
  })
})
