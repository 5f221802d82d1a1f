import { usesStandards } from '../standards/index.ts'

/** Score sheets tell the page of a standard that they were made by it: the latest, of sites at which the actor scores. */
export function tellOfStandards(): void {
  usesStandards(async (ctx, standardId) => {
    const sites = ctx.actor.sitesFor('checks:score')
    let select = ctx.tx.selectFrom('service_check').select(['id', 'number', 'place', 'standard_number']).where('standard_id', '=', standardId)
    if (sites !== 'all') {
      if (sites.length === 0) return []
      select = select.where('site_id', 'in', [...sites])
    }
    const rows = await select.orderBy('checked_at', 'desc').orderBy('id', 'desc').limit(20).execute()
    return rows.map((row) => ({ kind: 'score_sheet' as const, id: row.id, code: row.number, name: row.place, number: row.standard_number, itemIds: [] }))
  })
}
