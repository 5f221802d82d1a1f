import { usesStandards } from '../standards/index.ts'

/** As much of what was scored once is told as a page shows; the lists have the rest. */
const LATEST = 20
const SHORT = 60
const shortened = (text: string): string => ([...text].length > SHORT ? `${[...text].slice(0, SHORT - 1).join('')}…` : text)

/** Score sheets and mystery visits tell the page of a standard that they are made by it: the latest, of sites at which the actor scores, or plans visits. */
export function tellOfStandards(): void {
  usesStandards(async (ctx, standardId) => {
    const sites = ctx.actor.sitesFor('checks:score')
    let select = ctx.tx.selectFrom('service_check').select(['id', 'number', 'place', 'standard_number']).where('standard_id', '=', standardId)
    if (sites !== 'all') {
      if (sites.length === 0) return []
      select = select.where('site_id', 'in', [...sites])
    }
    const rows = await select.orderBy('checked_at', 'desc').orderBy('id', 'desc').limit(LATEST).execute()
    return rows.map((row) => ({ kind: 'score_sheet' as const, id: row.id, code: row.number, name: row.place, number: row.standard_number, itemIds: [] }))
  })
  usesStandards(async (ctx, standardId) => {
    const sites = ctx.actor.sitesFor('mystery:manage')
    let select = ctx.tx.selectFrom('mystery_visit').select(['id', 'number', 'scenario', 'standard_number']).where('standard_id', '=', standardId).where('state', '<>', 'cancelled')
    if (sites !== 'all') {
      if (sites.length === 0) return []
      select = select.where('site_id', 'in', [...sites])
    }
    const rows = await select.orderBy('planned_at', 'desc').orderBy('id', 'desc').limit(LATEST).execute()
    return rows.map((row) => ({ kind: 'mystery_visit' as const, id: row.id, code: row.number, name: shortened(row.scenario), number: row.standard_number, itemIds: [] }))
  })
}
