import { filesFollow } from '../../platform/files/files.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { nameSubjects } from '../sla/index.ts'
import { filesShow } from '../training/index.ts'
import { sendAnnouncements } from './announce.ts'
import { drillsForFile } from './drills/for-file.ts'
import { watchMonthsAt, watchMonthsInTime } from './drills/months.ts'
import { DRILL, emergencyMessages } from './messages.ts'
import { personalDataOfEmergency } from './personal-data.ts'
import { addReadyPlans } from './plans.ts'
import { followActions } from './review.ts'

export function subscribe(): void {
  emergencyMessages()
  personalDataOfEmergency()
  followActions()
  watchMonthsInTime()
  sendAnnouncements()
  nameClocks()
  filesShow('drills', drillsForFile)
  whenSiteIsMade(async (ctx, site) => {
    await addReadyPlans(ctx, site.id)
    // The promises of the site come with the same transaction: its first month is opened right after it.
    watchMonthsAt(ctx, site.id, ctx.now)
  })
  filesFollow('incident', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('incident').select('site_id').where('id', '=', id).executeTakeFirst()
    return row !== undefined && ctx.actor.can('emergency:read', row.site_id)
  })
}

/** What people call what is timed: number and matter of the incident, marked when it is a drill. */
function nameClocks(): void {
  const named = (table: 'incident_notice' | 'incident_role' | 'incident_step', word: string) => async (ctx: Ctx, ids: readonly string[]) => {
    const { rows } = await ctx.client.query<{ id: string; number: string; is_drill: boolean; word: string }>(
      `select c.id, i.number, i.is_drill, ${word} as word from ${table} c join incident i on i.organization_id = c.organization_id and i.id = c.incident_id where c.organization_id = $1 and c.id = any ($2)`,
      [ctx.organizationId, ids],
    )
    return new Map(rows.map((row) => [row.id, `${row.is_drill ? DRILL[ctx.locale] : ''}${row.number} ${row.word}`.trim()]))
  }
  nameSubjects('incident_notice', named('incident_notice', `''`))
  nameSubjects('incident_role', named('incident_role', 'c.name'))
  nameSubjects('incident_step', named('incident_step', 'c.text'))
  nameSubjects('drill_month', async (ctx, ids) => new Map((await ctx.tx.selectFrom('drill_month').select(['id', 'month']).where('id', 'in', [...ids]).execute()).map((row) => [row.id, row.month.slice(0, 7)])))
}
