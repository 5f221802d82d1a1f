import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCompany, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { newId } from '../ids.ts'
import { recordHappening } from '../records/index.ts'
import { coveredPhone, maskAccount, recordAccess, type Access } from './index.ts'

let test: TestApp
let company: Company
let owner: pg.Client
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await test.close()
})

const look = (what: Partial<Access> = {}): Promise<string> =>
  as(test, company.actors.supervisor, async (ctx) =>
    recordAccess(ctx, { act: 'unmask', siteId: company.siteId, subject: { personId: newId() }, classes: ['id_number'], purpose: 'check_identity', reason: '核对过户材料', ...what }))

describe('the access log', () => {
  it('keeps who looked, with the position of that moment, at what and why [PRV-002]', async () => {
    const id = await look()
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('employee').set({ position: '项目经理' }).where('id', '=', company.actors.supervisor.employeeId!).execute())
    const row = await as(test, company.actors.supervisor, (ctx) => ctx.tx.selectFrom('access_entry').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
    expect(row).toMatchObject({ act: 'unmask', classes: ['id_number'], purpose: 'check_identity', reason: '核对过户材料', actor_name: '主管周', actor_position: 'supervisor' })
  })

  it('takes nothing that is uncovered, exported or given away without a reason', async () => {
    await expect(look({ reason: ' ' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/reason' }] })
    await expect(look({ act: 'export', subject: { list: 'persons', rows: 3 }, reason: '' })).rejects.toMatchObject({ code: 'rule_broken' })
    await expect(look({ act: 'view', reason: '' })).resolves.toBeDefined()
  })

  it('is written once, like the timeline: neither the server nor the owner of the tables changes or deletes a line [ORG-033] [PRV-002]', async () => {
    await look()
    await as(test, company.actors.supervisor, async (ctx) => recordHappening(ctx, { siteId: company.siteId, recordType: 'site', recordId: company.siteId, action: 'changed' }))
    for (const table of ['access_entry', 'timeline_entry']) {
      for (const statement of [`update ${table} set actor_name = 'x'`, `delete from ${table}`, `truncate ${table}`]) {
        await expect(owner.query(statement)).rejects.toThrow(/written once/)
        await expect(as(test, company.actors.administrator, (ctx) => ctx.client.query(statement))).rejects.toThrow(/permission denied/)
      }
    }
  })
})

describe('covered numbers', () => {
  it('leave what tells two apart and hide the rest [PRV-002]', () => {
    expect(['13800138000', '0755-26001234', '', '不详'].map(coveredPhone)).toEqual(['138****8000', '0755-****1234', '', '****'])
    expect(coveredPhone(coveredPhone('13800138000'))).toBe('138****8000')
    expect(maskAccount('6222 0210 0112 3456 789')).toBe('**** **** 6789')
  })
})
