import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aColleague, aCompany, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { workersAt } from './workers.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

describe('what decides about giving work to somebody', () => {
  it('is told of each worker as it is: certificates, practicals, zones; however many work there, by two statements that are planned once [RPR-007]', async () => {
    const { administrator, supervisor } = company.actors
    const [first, second] = await as(test, administrator, async (ctx) => [
      await aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '电工甲', skills: ['强电'] }), await aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '电工乙', skills: ['强电'] }),
    ] as const)
    await as(test, supervisor, async (ctx) => {
      const [organization, site, one, two] = [ctx.organizationId, company.siteId, first.employeeId!, second.employeeId!]
      await ctx.client.query("update practical_rubric set gate_skill = null, gate_from = null where gate_from is not null")
      const rubric = async (code: string, name: string, gateFrom: string | null, state = 'active'): Promise<string> => {
        const id = newId()
        await ctx.client.query(
          `insert into practical_rubric (organization_id, id, code, name, kind, post, criteria, pass_percent, tolerance, gate_skill, gate_from, state, updated_at)
           values ($1, $2, $3, $4, 'practical', 'maintenance', '[]', 60, 10, $5, $6, $7, now())`, [organization, id, code, name, gateFrom === null ? null : '强电', gateFrom, state],
        )
        return id
      }
      const [climbing, cutting, retired] = [await rubric('T-A', 'A 登高', '2026-02-01'), await rubric('T-B', 'B 停送电', '2026-03-01'), await rubric('T-C', 'C 不再用', '2026-03-01', 'retired')]
      const assessed = (number: string, rubricId: string, isPassed: boolean, at: string) => ctx.client.query(
        `insert into practical (organization_id, id, site_id, number, employee_id, rubric_id, rubric, purpose, planned_at, state, percent, is_passed, scored_at, valid_until, created_by)
         values ($1, $2, $3, $4, $5, $6, '{}', 'qualification', $7, 'scored', 80, $8, $7, '2027-05-01', $9)`, [organization, newId(), site, number, one, rubricId, at, isPassed, supervisor.employeeId],
      )
      await assessed('P-1', cutting, true, '2026-05-01T04:00:00Z')
      // Passed once, failed since; and one that opens nothing any more.
      await assessed('P-2', climbing, true, '2026-04-01T04:00:00Z')
      await assessed('P-3', climbing, false, '2026-06-01T04:00:00Z')
      await assessed('P-4', retired, true, '2026-05-01T04:00:00Z')
      const certified = (kind: string, validUntil: string, by: string | null, withdrawnAt: string | null = null) => ctx.client.query(
        `insert into certificate (organization_id, id, employee_id, kind, number, valid_from, valid_until, verified_by, verified_at, withdrawn_at, created_at)
         values ($1, $2::uuid, $3, $4, $2::uuid::text, '2020-01-01', $5, $6::uuid, case when $6::uuid is null then null else now() end, $7, now())`, [organization, newId(), one, kind, validUntil, by, withdrawnAt],
      )
      await certified('B 高压电工证', '2027-01-01', null)
      await certified('B 高压电工证', '2026-01-01', supervisor.employeeId)
      await certified('A 高处作业证', '2028-01-01', supervisor.employeeId)
      await certified('A 高处作业证', '2029-01-01', supervisor.employeeId, '2026-01-01T00:00:00Z')
      const zones = [newId(), newId()] as const
      for (const [i, id] of zones.entries()) await ctx.client.query('insert into zone (organization_id, id, site_id, name) values ($1, $2, $3, $4)', [organization, id, site, `${2 - i} 区`])
      for (const id of zones) await ctx.client.query('insert into employee_zone (organization_id, employee_id, zone_id) values ($1, $2, $3)', [organization, one, id])

      const all = await workersAt(ctx, site)
      const [told, fresh] = [one, two].map((id) => all.find((worker) => worker.id === id))
      expect(told).toMatchObject({
        skills: ['强电'], load: 0, standIn: null,
        certificates: [
          { kind: 'A 高处作业证', valid_from: '2020-01-01', valid_until: '2028-01-01', is_verified: true, is_withdrawn: false },
          { kind: 'B 高压电工证', valid_from: '2020-01-01', valid_until: '2026-01-01', is_verified: true, is_withdrawn: false },
          { kind: 'B 高压电工证', valid_from: '2020-01-01', valid_until: '2027-01-01', is_verified: false, is_withdrawn: false },
        ],
        gates: [{ skill: '强电', name: 'A 登高', from: '2026-02-01', passedOn: null, until: null }, { skill: '强电', name: 'B 停送电', from: '2026-03-01', passedOn: '2026-05-01', until: '2027-05-01' }],
        zones: [{ id: zones[1], name: '1 区' }, { id: zones[0], name: '2 区' }], zoneIds: [zones[1], zones[0]],
      })
      expect(fresh).toMatchObject({ certificates: [], zones: [], zoneIds: [], gates: [{ name: 'A 登高', passedOn: null, until: null }, { name: 'B 停送电', passedOn: null, until: null }] })
      // Asked about some, the same is told of them.
      expect(await workersAt(ctx, site, [two, one])).toEqual(all.filter(({ id }) => id === one || id === two))

      // A plan for any values knows which states are carried: as a value they would hide the index of carried orders from it.
      await ctx.client.query("set local plan_cache_mode = 'force_generic_plan'")
      for (const [name, values] of [['workers_of_site', `'${site}', now()`], ['some_workers_of_site', `'${site}', now(), '{${one}}'`]] as const) {
        const { rows: [asked] } = await ctx.client.query<{ statement: string }>('select statement from pg_prepared_statements where name = $1', [name])
        await ctx.client.query(`prepare anew_${name} as ${asked!.statement}`)
        const plan = (await ctx.client.query<{ 'QUERY PLAN': string }>(`explain execute anew_${name} (${values})`)).rows.map((row) => row['QUERY PLAN']).join('\n')
        await ctx.client.query(`deallocate anew_${name}`)
        expect(plan).toMatch(/worker_id = e\.id/)
        expect(plan).not.toMatch(/status = ANY \(\$/)
      }
      const sent: string[] = []
      const send = ctx.client.query.bind(ctx.client) as (...values: unknown[]) => Promise<unknown>
      ctx.client.query = ((what: { name: string }) => (sent.push(what.name), send(what))) as typeof ctx.client.query
      try {
        await workersAt(ctx, site)
      } finally {
        ctx.client.query = send as typeof ctx.client.query
      }
      expect(sent).toEqual(['gates_of_work', 'workers_of_site'])
    })
  })
})
