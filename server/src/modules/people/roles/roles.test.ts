import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { roles } from '@guanjia/contract'
import { aCompany, as, newColleague, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'

type Role = roles.OrganizationRole
let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

interface House {
  company: Company
  admin: Browser
  desk: Browser
}
async function aHouse(): Promise<House> {
  const company = await aCompany(test)
  return { company, admin: await signIn(test, company.logins.administrator, company.password), desk: await signIn(test, company.logins.front_desk, company.password) }
}

const roleOf = async (browser: Browser, key: string): Promise<Role> => (await browser.send('GET', `/roles/${key}`)).body
const permissionsOf = async (browser: Browser): Promise<string[]> => ((await browser.send('GET', '/sessions/current')).body as { permissions: string[] }).permissions

async function hired(admin: Browser, siteId: string, roles: unknown[], name = '新同事'): Promise<{ id: string; login: string; status: number; code?: string }> {
  const login = `new-${Math.random().toString(36).slice(2)}`
  const answer = await newColleague(test, admin, { name, position: '岗位', login, roles: roles.map((one) => ({ siteId, scope: 'site', ...(one as object) })) })
  return { ...(answer.body as { id: string; code?: string }), login, status: answer.status }
}

describe('editing a role', () => {
  it('gives a right to everybody who has the role, in the session that they have', async () => {
    const { admin, desk } = await aHouse()
    expect((await desk.send('POST', '/roles', { from: 'front_desk', name: '想当管理员' })).status).toBe(403)
    const before = await roleOf(admin, 'front_desk')
    expect(await permissionsOf(desk)).not.toContain('cases:decide')
    const changed = await admin.send('PATCH', '/roles/front_desk', { version: before.version, permissions: [...before.permissions.filter((one) => one !== 'cases:export'), 'cases:decide'] })
    expect(changed.body).toMatchObject({ added: ['cases:decide'], removed: ['cases:export'], holders: 1, version: before.version + 1 })
    await expect.poll(() => permissionsOf(desk)).toContain('cases:decide')
    expect(await permissionsOf(desk)).not.toContain('cases:export')
    const { items } = (await admin.send('GET', '/roles/front_desk/timeline')).body as { items: { action: string; changes: { field: string }[] }[] }
    expect(items.map(({ action, changes }) => [action, changes[0]!.field])).toEqual([['changed', 'permissions']])
    const reset = await admin.send('POST', '/roles/front_desk/actions', { action: 'reset' })
    expect(reset.body).toMatchObject({ added: [], removed: [] })
    await expect.poll(() => permissionsOf(desk)).not.toContain('cases:decide')
  })

  it('by two administrators at once: one of them gets 409 with the role as it is now, and nothing of the other is lost', async () => {
    const { admin, company } = await aHouse()
    const other = await signIn(test, (await hired(admin, company.siteId, [{ role: 'administrator', scope: 'organization', siteId: null }])).login, 'correct horse')
    const { version, permissions } = await roleOf(admin, 'guard')
    const answers = await Promise.all([
      admin.send('PATCH', '/roles/guard', { version, permissions: [...permissions, 'cases:read'] }),
      other.send('PATCH', '/roles/guard', { version, permissions: [...permissions, 'archives:read'] }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const winner = answers.find(({ status }) => status === 200)!.body as Role
    const loser = answers.find(({ status }) => status === 409)!.body as { code: string; current: Role }
    expect(loser).toMatchObject({ code: 'stale_version', current: { key: 'guard', version: version + 1, added: winner.added } })
    // Whoever lost sees what stands there now and changes that.
    const again = await admin.send('PATCH', '/roles/guard', { version: loser.current.version, permissions: [...loser.current.permissions, 'sla:read'] })
    expect((again.body as Role).added).toEqual([...winner.added, 'sla:read'].toSorted())
  })

  it('never leaves nobody who may manage roles, however many try at once', async () => {
    const { admin, company } = await aHouse()
    const whole = await roleOf(admin, 'administrator')
    const less = whole.permissions.filter((one) => one !== 'roles:manage')
    expect((await admin.send('PATCH', '/roles/administrator', { version: whole.version, permissions: less })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/permissions' }] })
    const second = await hired(admin, company.siteId, [{ role: 'administrator', scope: 'organization', siteId: null }], '第二位')
    const other = await signIn(test, second.login, 'correct horse')
    const first = company.actors.administrator.employeeId!
    const bodyFor = async (browser: Browser, id: string) => ({ version: ((await browser.send('GET', `/employees/${id}`)).body as { version: number }).version, roles: [{ role: 'site_manager', scope: 'site', siteId: company.siteId }] })
    const [one, two] = [await bodyFor(admin, second.id), await bodyFor(other, first)]
    const answers = await Promise.all([admin.send('PATCH', `/employees/${second.id}`, one), other.send('PATCH', `/employees/${first}`, two)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422])
  })

  it('gives nobody rights that the editor does not have', async () => {
    const { admin, company } = await aHouse()
    const made = (await admin.send('POST', '/roles', { from: 'officer', name: '权限专员', permissions: ['organization:read', 'people:read', 'roles:manage'] })).body as Role
    const clerk = await signIn(test, (await hired(admin, company.siteId, [{ key: made.key, scope: 'organization', siteId: null }])).login, 'correct horse')
    const { version, permissions } = await roleOf(clerk, 'officer')
    const wish = (more: string) => clerk.send('PATCH', '/roles/officer', { version, permissions: [...permissions, more] })
    expect(await wish('personal_data:unmask')).toMatchObject({ status: 403, body: { code: 'not_permitted', detail: expect.stringContaining('personal_data:unmask') } })
    expect((await wish('roles:manage')).status).toBe(200)
    expect((await clerk.send('PATCH', '/roles/administrator', { version: 1, note: 'x' })).status).toBe(403)
    expect((await clerk.send('POST', '/roles', { from: 'administrator', name: '影子', permissions: ['people:read'] })).status).toBe(403)
  })

  it('at one site only does not let anybody change what holds at all of them', async () => {
    const { admin, company } = await aHouse()
    const made = (await admin.send('POST', '/roles', { from: 'officer', name: '驻场权限员', permissions: ['people:read', 'roles:manage'] })).body as Role
    const clerk = await signIn(test, (await hired(admin, company.siteId, [{ key: made.key }])).login, 'correct horse')
    const found = await roleOf(clerk, 'guard')
    expect(found.allowedActions).toEqual([])
    expect((await clerk.send('PATCH', '/roles/guard', { version: found.version, permissions: [] })).status).toBe(403)
  })
})

describe('own roles', () => {
  it('are made by copying, given by their key, and retired when nobody has them', async () => {
    const { admin, company } = await aHouse()
    const made = (await admin.send('POST', '/roles', { from: 'front_desk', name: '夜班前台', permissions: ['organization:read', 'people:read', 'cases:read', 'cases:register'] })).body as Role
    expect(made).toMatchObject({ isOwn: true, kind: 'front_desk', template: 'front_desk', name: '夜班前台', added: [], allowedActions: ['change', 'copy', 'retire'] })
    expect((await admin.send('POST', '/roles', { from: 'guard', name: '夜班前台' })).body).toMatchObject({ code: 'already_exists', errors: [{ pointer: '/name' }] })
    const person = await hired(admin, company.siteId, [{ key: made.key }])
    const night = await signIn(test, person.login, 'correct horse')
    expect((await permissionsOf(night)).toSorted()).toEqual(['cases:read', 'cases:register', 'organization:read', 'people:read'])
    expect((await admin.send('GET', `/employees/${person.id}`)).body).toMatchObject({ roles: [{ role: 'front_desk', key: made.key, name: '夜班前台' }] })
    expect((await roleOf(admin, made.key)) as unknown).toMatchObject({ holders: 1, people: [{ employee: { id: person.id }, site: { id: company.siteId } }] })
    expect((await admin.send('POST', `/roles/${made.key}/actions`, { action: 'retire' })).body).toMatchObject({ code: 'in_use' })
    const profile = (await admin.send('GET', `/employees/${person.id}`)).body as { version: number }
    await admin.send('PATCH', `/employees/${person.id}`, { version: profile.version, roles: [{ role: 'guard', scope: 'site', siteId: company.siteId }] })
    expect((await admin.send('POST', `/roles/${made.key}/actions`, { action: 'retire' })).body).toMatchObject({ allowedActions: ['restore'] })
    expect(await hired(admin, company.siteId, [{ key: made.key }])).toMatchObject({ status: 422, code: 'rule_broken' })
  })

  it('of another organisation do not exist', async () => {
    const { admin } = await aHouse()
    const foreign = await aHouse()
    const made = (await foreign.admin.send('POST', '/roles', { from: 'guard', name: '别家的' })).body as Role
    expect((await admin.send('GET', `/roles/${made.key}`)).status).toBe(404)
    expect(await hired(admin, (await aHouse()).company.siteId, [{ key: made.key }])).toMatchObject({ status: 404 })
  })

  it('let a worker be chosen for an order, and an edited role no longer', async () => {
    const { admin, company } = await aHouse()
    const person = await hired(admin, company.siteId, [{ key: 'greener' }])
    const { worksAt } = await import('../index.ts')
    const works = () => as(test, company.actors.administrator, (ctx) => worksAt(ctx, person.id, company.siteId, 'work_orders:work'))
    expect(await works()).toBe(true)
    const { version, permissions } = await roleOf(admin, 'greener')
    await admin.send('PATCH', '/roles/greener', { version, permissions: permissions.filter((one) => one !== 'work_orders:work') })
    expect(await works()).toBe(false)
  })
})

describe('the roles of the usual positions', () => {
  const may = async (admin: Browser, siteId: string, grant: object): Promise<{ browser: Browser; permissions: Set<string>; sites: string[] }> => {
    const browser = await signIn(test, (await hired(admin, siteId, [grant])).login, 'correct horse')
    const session = (await browser.send('GET', '/sessions/current')).body as { permissions: string[]; sites: { id: string }[] }
    return { browser, permissions: new Set(session.permissions), sites: session.sites.map(({ id }) => id) }
  }

  it('general manager and deputy read every site and its figures, and head office is them [ORG-004]', async () => {
    const { admin, company } = await aHouse()
    const second = (await admin.send('POST', '/sites', { code: 'S2', name: '云栖里', kind: 'sales_office' })).body as { id: string }
    for (const key of ['general_manager', 'deputy_general_manager']) {
      const head = await may(admin, company.siteId, { key, scope: 'organization', siteId: null })
      expect(head.sites.toSorted()).toEqual([company.siteId, second.id].toSorted())
      for (const siteId of head.sites) {
        expect((await head.browser.send('GET', `/cases?siteId=${siteId}`)).status).toBe(200)
        expect((await head.browser.send('GET', `/insight/overview?siteId=${siteId}&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z`)).status).toBe(200)
      }
    }
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const general = await may(admin, company.siteId, { key: 'general_manager', scope: 'organization', siteId: null })
    expect((await desk.send('POST', '/cases', { siteId: company.siteId, kind: 'complaint', statement: '电梯困人', majorReasons: ['safety'] })).status).toBe(200)
    const templates = async (browser: Browser) => ((await browser.send('GET', '/messages')).body as { items: { template: string }[] }).items.map(({ template }) => template)
    expect(await templates(general.browser)).toContain('case.major')
    // With somebody who heads the company, whoever looks after the product is not woken.
    expect(await templates(admin)).not.toContain('case.major')
  })

  it('the director decides at the own project, and at no other [ORG-010]', async () => {
    const { admin, company } = await aHouse()
    const second = (await admin.send('POST', '/sites', { code: 'S2', name: '云栖里', kind: 'office' })).body as { id: string }
    const director = await may(admin, company.siteId, { role: 'site_manager' })
    expect(director.sites).toEqual([company.siteId])
    for (const one of ['cases:decide', 'relations:decide', 'people:manage']) expect(director.permissions).toContain(one)
    expect((await director.browser.send('GET', `/cases?siteId=${second.id}`)).status).toBe(404)
    const { accountsWithRole } = await import('../index.ts')
    const finalOf = (siteId: string) => as(test, company.actors.administrator, (ctx) => accountsWithRole(ctx, 'site_manager', siteId))
    expect(await finalOf(second.id)).toEqual([])
    expect(await finalOf(company.siteId)).toHaveLength(2)
  })

  it('the service assistant keeps the daily registers and takes nothing out of the house [ORG-015]', async () => {
    const { admin, company } = await aHouse()
    const assistant = await may(admin, company.siteId, { key: 'cs_assistant' })
    for (const one of ['cases:register', 'cases:handle', 'work_orders:create', 'reception:serve', 'gate:keep', 'hand_overs:keep', 'archives:write']) expect(assistant.permissions).toContain(one)
    for (const one of ['cases:export', 'cases:decide', 'people:manage', 'settings:manage']) expect(assistant.permissions).not.toContain(one)
    expect((await assistant.browser.send('GET', `/cases/export?siteId=${company.siteId}`)).status).toBe(403)
  })

  it('front desk and building steward are two roles: only the steward carries orders and is trusted with restricted facts [ORG-016]', async () => {
    const { admin, company } = await aHouse()
    const desk = await may(admin, company.siteId, { role: 'front_desk' })
    const steward = await may(admin, company.siteId, { role: 'steward' })
    for (const one of ['work_orders:work', 'work_orders:verify', 'relations:restricted']) {
      expect(steward.permissions).toContain(one)
      expect(desk.permissions).not.toContain(one)
    }
    expect(desk.permissions).toContain('reception:serve')
  })

  it('the engineering supervisor owns dispatch, standards and the review of rework, not complaints [ORG-026]', async () => {
    const { admin, company } = await aHouse()
    const engineer = await may(admin, company.siteId, { key: 'engineering_supervisor' })
    for (const one of ['work_orders:dispatch', 'work_orders:verify', 'standards:write', 'checks:score']) expect(engineer.permissions).toContain(one)
    expect(engineer.permissions).not.toContain('cases:decide')
    expect((await engineer.browser.send('GET', `/dispatch-board?siteId=${company.siteId}`)).status).toBe(200)
    expect((await engineer.browser.send('GET', `/cases/export?siteId=${company.siteId}`)).status).toBe(403)
  })

  it('the reception of a sales office walks its round before the doors open, and the engineering supervisor those of engineering [INS-023, INS-028]', async () => {
    const { admin, company } = await aHouse()
    for (const key of ['sales_office_reception', 'engineering_supervisor']) {
      const { browser } = await may(admin, company.siteId, { key })
      expect([key, (await browser.send('GET', `/inspection-bundle?siteId=${company.siteId}`)).status]).toEqual([key, 200])
      expect([key, (await browser.send('GET', `/inspection-tasks?siteId=${company.siteId}`)).status]).toEqual([key, 200])
    }
  })

  it('a post of the service centre receives owners, customers and visitors, answers and takes complaints [ORG-034]', async () => {
    const { admin, company } = await aHouse()
    for (const key of ['front_desk', 'cs_assistant', 'steward', 'supervisor']) {
      const { permissions } = await may(admin, company.siteId, { key })
      for (const one of ['reception:serve', 'gate:keep', 'cases:register', 'cases:handle', 'knowledge:read', 'archives:read']) expect([key, one, permissions.has(one)]).toEqual([key, one, true])
    }
    for (const key of ['cleaner', 'greener', 'finance']) expect([key, (await may(admin, company.siteId, { key })).permissions.has('reception:serve')]).toEqual([key, false])
  })
})
