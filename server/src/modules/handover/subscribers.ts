import { sql } from 'kysely'
import { filesFollow } from '../../platform/files/files.ts'
import { importKind } from '../archives/index.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { nameSubjects } from '../sla/index.ts'
import { followOrders } from './follow-orders.ts'
import { tellHouseholds } from './for-household.ts'
import { takeFindings } from './from-finding.ts'
import { defectsImport } from './import.ts'
import { personalDataOfHandover } from './personal-data.ts'
import { lookDaily, lookNext } from './review.ts'

export function subscribe(): void {
  personalDataOfHandover()
  tellHouseholds()
  takeFindings()
  followOrders()
  importKind('defects', defectsImport)
  lookDaily()
  whenSiteIsMade(async (ctx, site) => lookNext(ctx, site.id, site.timeZone))
  nameSubjects('defect', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('defect').select(['id', 'number', 'description']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.description.slice(0, 40)}`]))
  })
  for (const type of ['defect', 'defect_letter'] as const)
    filesFollow(type, async (ctx, id) => {
      const { rows } = await sql<{ site_id: string }>`select site_id from ${sql.table(type)} where id = ${id}`.execute(ctx.tx)
      return rows[0] !== undefined && ctx.actor.can('defects:read', rows[0].site_id)
    })
}
