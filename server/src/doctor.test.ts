import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examine, type Finding } from './cli/doctor.ts'
import { aCompany, as, testApp, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

const find = async (check: string): Promise<Finding | undefined> => (await examine({ app: test.app })).find((finding) => finding.check === check)

describe('doctor', () => {
  it('finds a sound installation sound, except for what nobody has done yet', async () => {
    const findings = await examine({ app: test.app })
    expect(findings.filter(({ level }) => level === 'wrong')).toEqual([])
    expect(findings.filter(({ level }) => level === 'warning').map(({ check }) => check)).toEqual(['backup'])
    expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(['versions', 'database', 'role', 'clock', 'pool', 'schema', 'keys', 'disk data', 'jobs', 'given up', 'deliveries', 'backup']))
  })

  it('sees jobs that were given up, and names their queue', async () => {
    await as(test, company.actors.administrator, (ctx) => ctx.tx.insertInto('job').values({ organization_id: ctx.organizationId, id: company.siteId, queue: 'cases.nobody', payload: '{}', due_at: ctx.now, given_up_at: ctx.now, dedupe_key: null }).execute())
    expect(await find('given up')).toMatchObject({ level: 'wrong', text: expect.stringContaining('1 of cases.nobody') as string })
  })
})
