import type { Ctx } from '../../platform/ctx.ts'

interface Row {
  source: 'rating' | 'return_visit'
  key: string
  id: string
  number: string
  owner_id: string
  at: Date
  stars: number
}

/**
 * What customers said of cases, for the score of who answers for them (SCR-001). One answer for each cycle: the customer's own rating
 * goes before what a return visit wrote down, and of several return visits the last counts.
 */
export async function answersOfCustomers(ctx: Ctx, { siteId, from, to }: { siteId: string; from: Date; to: Date }) {
  const { rows } = await ctx.client.query<Row>(
    `select distinct on (a.case_id, a.cycle) a.source, a.key, c.id, c.number, c.owner_id, a.at, a.score as stars
     from (select 'rating' as source, 'rating:' || case_id || ':' || cycle as key, case_id, cycle, at, score, 0 as turn from case_rating where at >= $2 and at < $3
           union all
           select 'return_visit', 'return_visit:' || id, case_id, cycle, at, score, 1 from return_visit where at >= $2 and at < $3 and score is not null) a
     join service_case c on c.id = a.case_id
     where c.site_id = $1 and c.duplicate_of is null
     order by a.case_id, a.cycle, a.turn, a.at desc`,
    [siteId, from, to],
  )
  return rows.map((row) => ({ source: row.source, key: row.key, recordId: row.id, number: row.number, employeeId: row.owner_id, at: row.at, stars: row.stars })).sort((a, b) => a.at.getTime() - b.at.getTime())
}
