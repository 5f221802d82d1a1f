import pg from 'pg'
import { cases } from '@guanjia/contract'
import { caseRoutes } from '../../server/src/modules/cases/routes.ts'
import type { App } from '../../server/src/platform/app.ts'
import { runInCtx } from '../../server/src/platform/ctx.ts'
import type { Household } from '../../server/src/testing/households.ts'
import type { Company } from '../../server/src/testing/test-app.ts'

/** What people look at: the newest, the open ones, complaints, one category, what is overdue, a unit. */
export const FILTERS = ['', '&filter[open]=true', '&filter[kind]=complaint&filter[status]=closed', '&filter[status]=in_progress,waiting', '&filter[overdue]=true&sort=dueAt', '&filter[urgency]=emergency']

export interface Statement {
  text: string
  values: unknown[]
}

/** The SELECTs behind each of the lists, as the server sends them. */
export async function statementsOfLists(app: App, company: Company): Promise<Statement[][]> {
  const route = caseRoutes.find(({ endpoint }) => endpoint === (cases.listCases as never))!
  const all = []
  for (const filter of FILTERS) {
    const query = new URLSearchParams(`siteId=${company.siteId}&limit=100${filter}`)
    const nested: Record<string, unknown> = { filter: {} }
    for (const [key, value] of query) {
      const inner = /^filter\[(\w+)\]$/.exec(key)?.[1]
      if (inner) (nested['filter'] as Record<string, unknown>)[inner] = value
      else nested[key] = value
    }
    const statements: Statement[] = []
    await runInCtx(app, { actor: company.actors.supervisor }, async (ctx) => {
      const send = ctx.client.query.bind(ctx.client) as (sent: unknown) => Promise<unknown>
      ctx.client.query = ((sent: { text: string; values?: unknown[] }) => {
        statements.push({ text: sent.text, values: sent.values ?? [] })
        return send(sent)
      }) as typeof ctx.client.query
      try {
        await route.handle!(ctx, { params: {}, query: cases.listCases.query.parse(nested), body: {} } as never, undefined as never)
      } finally {
        ctx.client.query = send as typeof ctx.client.query
      }
    })
    all.push(statements)
  }
  return all
}

/** Two years of cases of a busy company, made in the database; one in twenty is open. */
export async function fillCases(ownerUrl: string, company: Company, home: Household, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('alter table service_case disable trigger all')
  await owner.query(
    `insert into service_case (organization_id, id, site_id, number, kind, status, urgency, grade, title, statement, category_id, unit_id, person_id, channel, first_contact_by, owner_id, registered_at, resolved_at, closed_at, close_reason, score, result, next_due_at, grams, updated_at)
     select $1, gen_random_uuid(), $2, 'C-' || to_char(at, 'YYYYMMDD') || '-' || lpad(n::text, 7, '0'), kind, status, case when n % 40 = 0 then 'emergency' when n % 9 = 0 then 'urgent' else 'normal' end, case when kind = 'complaint' then 'complex' end,
            '厨房水槽漏水 ' || n, '厨房水槽下面漏水，请尽快安排。', categories[1 + n % array_length(categories, 1)], $3, $4, 'phone', $5, $5, at, case when status = 'closed' then at + interval '5 hours' end, case when status = 'closed' then at + interval '1 day' end,
            case when status = 'closed' then 'return_visit' end, case when status = 'closed' then 3 + n % 3 end, case when status = 'closed' then '已处理，业户认可。' else '' end, case when status <> 'closed' then at + interval '1 day' end, array['厨房', '房水', '水槽', '漏水'], at
     from (select n, now() - n * interval '63 seconds' as at, (array['repair', 'repair', 'repair', 'complaint', 'enquiry', 'assistance'])[1 + n % 6] as kind, case when n % 20 = 0 then (array['registered', 'classified', 'in_progress'])[1 + n / 20 % 3] else 'closed' end as status
           from generate_series(1, $6::int) n) made, (select array_agg(id) as categories from case_category where organization_id = $1 and parent_id is not null) c`,
    [company.organizationId, company.siteId, home.unitId, home.personId, company.actors.front_desk.employeeId, count],
  )
  await owner.query('alter table service_case enable trigger all')
  await owner.query('vacuum analyze service_case')
  await owner.end()
}
