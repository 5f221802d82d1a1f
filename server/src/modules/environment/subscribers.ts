import { sql } from 'kysely'
import { on } from '../../platform/events.ts'
import { filesFollow } from '../../platform/files/files.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { importKind } from '../archives/index.ts'
import { findingMoved, whenRoundsNeedWarnings } from '../inspections/index.ts'
import { everyDay } from '../organization/index.ts'
import { warningsAt } from './agents.ts'
import { remind } from './daily.ts'
import { linesImport } from './import/lines-list.ts'
import { personalDataOfEnvironment } from './personal-data.ts'
import { tellHomes } from './pest-notice.ts'
import { RECORDS } from './timeline.ts'

export function subscribe(): void {
  personalDataOfEnvironment()
  everyDay('environment.daily', '07:30', remind)
  tellHomes()
  importKind('clean_lines', linesImport)
  whenRoundsNeedWarnings(['cleaning', 'greening'], (ctx, siteId) => warningsAt(ctx, siteId, null))
  // What was put right and looked at again stands in the history of its check, too (ENV-013).
  on(findingMoved, 'environment.follow-rectification', async (ctx, { findingId, siteId, from, to }) => {
    const check = await ctx.tx.selectFrom('clean_check').select('id').where('finding_id', '=', findingId).executeTakeFirst()
    if (!check) return
    recordHappening(ctx, { siteId, recordType: 'clean_check', recordId: check.id, action: to === 'closed' ? 'rechecked' : `rectification_${to}`, fromStatus: from, toStatus: to })
    announceChange(ctx, { recordType: 'clean_check', recordId: check.id, siteId, action: 'followed' })
  })
  for (const type of RECORDS)
    filesFollow(type, async (ctx, id) => {
      const { rows } = await sql<{ site_id: string }>`select site_id from ${sql.table(type)} where id = ${id}`.execute(ctx.tx)
      return rows[0] !== undefined && ctx.actor.can('environment:read', rows[0].site_id)
    })
}
