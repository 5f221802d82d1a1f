import { describe, expect, it } from 'vitest'
import { BUILT_IN_ROLES, GIVEN_WITHOUT_HAVING, PERMISSIONS, ROLE_CODES, ROLE_PERMISSIONS } from '@guanjia/contract'
import { differences, permissionsOf } from './role-rules.ts'

const kept = (facts: Partial<{ code: string | null; permissions: string[] | null; added: string[]; removed: string[] }>) => ({ code: 'front_desk', permissions: null, added: [], removed: [], ...facts })

describe('what a role may do', () => {
  it('is what the release says while nobody touched it', () => {
    expect(new Set(permissionsOf('front_desk', null))).toEqual(new Set(ROLE_PERMISSIONS.front_desk))
  })

  it('keeps what somebody decided and follows the release in the rest', () => {
    const now = permissionsOf('front_desk', kept({ added: ['cases:decide'], removed: ['cases:export'] }))
    expect(now).toContain('cases:decide')
    expect(now).not.toContain('cases:export')
    // What a release adds is in the defaults of the role, about which nobody decided.
    for (const one of ROLE_PERMISSIONS.front_desk) if (one !== 'cases:export') expect(now).toContain(one)
  })

  it('of an own role is exactly what was given to it, and what the release dropped is nothing', () => {
    expect(permissionsOf('front_desk', kept({ code: null, permissions: ['cases:read', 'gone:permission'] }))).toEqual(['cases:read'])
  })

  it('differs from its template in both directions', () => {
    const wanted = [...ROLE_PERMISSIONS.guard.filter((one) => one !== 'gate:keep'), 'cases:read' as const]
    expect(differences('guard', wanted)).toEqual({ added: ['cases:read'], removed: ['gate:keep'] })
  })
})

describe('the roles of the release', () => {
  it('can all be given by who manages people at a site, but those of head office', () => {
    const mayGive = new Set([...ROLE_PERMISSIONS.site_manager, ...GIVEN_WITHOUT_HAVING])
    const tooMuch = ROLE_CODES.filter((code) => !['administrator', 'general_manager', 'deputy_general_manager', 'resident'].includes(code)).flatMap((code) =>
      BUILT_IN_ROLES[code].permissions.filter((one) => !mayGive.has(one)).map((one) => `${code} ${one}`),
    )
    expect(tooMuch).toEqual([])
  })

  it('leave to the administrator what opens every door', () => {
    for (const code of ROLE_CODES)
      for (const one of ['roles:manage', 'sign_in:manage', 'api_keys:manage'] as const) expect([code, one, BUILT_IN_ROLES[code].permissions.includes(one)]).toEqual([code, one, code === 'administrator'])
    expect(BUILT_IN_ROLES.administrator.permissions).toEqual(PERMISSIONS)
  })
})
