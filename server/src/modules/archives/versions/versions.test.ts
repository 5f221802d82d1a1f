import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { households } from '@guanjia/contract'
import { aHousehold, type Household } from '../../../testing/households.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { changePerson } from '../persons.ts'
import { changeUnit } from '../units.ts'
import { differences, factsOf, stateAt } from './compare.ts'

let test: TestApp
let company: Company
let desk: Browser
let home: Household
const at = (day: string): Date => new Date(`${day}T04:00:00Z`)
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  desk = await signIn(test, company.logins.front_desk, company.password)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId), at('2026-01-05'))
  const owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
  for (const table of ['unit', 'person', 'household']) await owner.query(`update ${table} set created_at = '2026-01-05T04:00:00Z', updated_at = '2026-01-05T04:00:00Z'`)
  await owner.end()
})
afterAll(() => test.close())

const nothing = { query: {} }
const asOf = async (kind: string, id: string, query: string): Promise<{ existed: boolean; facts: Record<string, unknown>; people: { name: string }[]; differences: unknown[] }> => (await desk.send('GET', `/archive-files/${id}/as-of?kind=${kind}&${query}`)).body

describe('a file of the archives', () => {
  it('is seen as it was at the end of any day, and compared field by field', async () => {
    await as(test, company.actors.front_desk, (ctx) => changePerson(ctx, { ...nothing, params: { id: home.personId }, body: { version: 1, workplace: '东河中学', phones: [{ number: '13800130009', label: '' }] } }), at('2026-02-10'))
    await as(test, company.actors.steward, (ctx) => changePerson(ctx, { ...nothing, params: { id: home.personId }, body: { version: 2, workplace: '西河中学' } }), at('2026-03-10'))
    expect(await asOf('person', home.personId, 'on=2026-02-09')).toMatchObject({ existed: true, facts: { workplace: '', phones: ['13800130001'] } })
    const between = await asOf('person', home.personId, 'on=2026-02-10')
    expect(between).toMatchObject({ facts: { workplace: '东河中学', phones: ['13800130009'] }, differences: [{ field: 'workplace', from: '东河中学', to: '西河中学' }] })
    expect((await asOf('person', home.personId, 'on=2026-01-10&with=2026-02-20')).differences).toEqual(expect.arrayContaining([{ field: 'phones', from: ['13800130001'], to: ['13800130009'] }, { field: 'workplace', from: '', to: '东河中学' }]))
    expect(await asOf('person', home.personId, 'on=2026-01-04')).toMatchObject({ existed: false, facts: {} })
    // Papers are never among the facts.
    expect(JSON.stringify(between.facts)).not.toMatch(/sealed|idNumberIndex/)
  })

  it('has versions, newest first, with who changed what', async () => {
    await as(test, company.actors.front_desk, (ctx) => changeUnit(ctx, { ...nothing, params: { id: home.unitId }, body: { version: 1, layout: '四室两厅' } }), at('2026-02-01'))
    const { items } = (await desk.send('GET', `/archive-files/${home.unitId}/versions`)).body as { items: households.FileVersion[] }
    expect(items.map(({ version, isCurrent, by, changes }) => [version, isCurrent, by, changes])).toEqual([
      [2, true, '前台许', [{ field: 'layout', from: '三室两厅', to: '四室两厅' }]],
      [1, false, '安管理', []],
    ])
    expect(await asOf('unit', home.unitId, 'on=2026-01-31')).toMatchObject({ facts: { layout: '三室两厅' }, people: [{ name: '苏婉清' }] })
  })

  it('leaves a version whoever changes it by whatever way, and nobody of the server can rewrite it', async () => {
    const owner = new pg.Client({ connectionString: test.database.ownerUrl })
    await owner.connect()
    const { rows: before } = await owner.query<{ count: number }>("select count(*)::int as count from archive_version where record_id = $1", [home.personId])
    await owner.query("update person set note = '绕过程序' where id = $1", [home.personId])
    const { rows: after } = await owner.query<{ count: number }>("select count(*)::int as count from archive_version where record_id = $1", [home.personId])
    expect(after[0]!.count).toBe(before[0]!.count + 1)
    // What only the house keeps beside the facts makes no version.
    await owner.query('update person set site_ids = site_ids where id = $1', [home.personId])
    expect((await owner.query<{ count: number }>("select count(*)::int as count from archive_version where record_id = $1", [home.personId])).rows[0]!.count).toBe(after[0]!.count)
    const { rows: grants } = await owner.query<{ privilege_type: string }>("select privilege_type from information_schema.table_privileges where grantee = 'guanjia_app' and table_name = 'archive_version' order by 1")
    await owner.end()
    expect(grants.map(({ privilege_type }) => privilege_type)).toEqual(['DELETE', 'INSERT', 'SELECT'])
  })

  it('compares plain states', () => {
    expect(factsOf({ id: 'x', id_number_masked: '1***', grams: ['a'], emergency_contact: '' })).toEqual({ idNumberMasked: '1***', emergencyContact: '' })
    expect(differences({ a: 1, b: null }, { a: 2, c: null })).toEqual([{ field: 'a', from: 1, to: 2 }])
    const version = (until: string, name: string) => ({ valid_from: at('2026-01-01'), valid_until: at(until), facts: { name } })
    const versions = [version('2026-02-01', '一'), version('2026-03-01', '二')]
    expect(['2025-12-31', '2026-01-15', '2026-02-01', '2026-03-02'].map((day) => stateAt({ name: '三' }, at('2026-01-01'), versions, at(day))?.['name'])).toEqual([undefined, '一', '二', '三'])
  })
})
