import type { environment, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter, dayIn, iso } from '../../platform/time.ts'
import { roundsToWalk } from '../inspections/index.ts'
import { siteById } from '../organization/index.ts'
import { warningsAt } from './agents.ts'
import { JOBS } from './clean-jobs.ts'
import { GREENING } from './greening-jobs.ts'
import { PESTS } from './pests.ts'
import { settingsOf } from './settings.ts'
import { slotsOf } from './waste.ts'

/** Jobs of greening whose days are over are still shown so long. */
const OVERDUE_DAYS = 14

/** What the caller has to do today; all that the phone needs where there is no network. */
export async function environmentToday(ctx: Ctx, { query }: Input<typeof environment.environmentToday>): Promise<Output<typeof environment.environmentToday>> {
  const { siteId } = query
  ctx.actor.mustSee('environment:work', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const day = dayIn(timeZone, ctx.now)
  const tomorrow = midnightOf(dayAfter(day), timeZone)
  const me = ctx.actor.employeeId
  const greening = await ctx.tx.selectFrom('greening_job').selectAll().where('site_id', '=', siteId).where('state', '=', 'planned').where('from_on', '<=', day).where('to_on', '>=', dayAfter(day, -OVERDUE_DAYS)).where((e) => e.or([e('employee_id', 'is', null), e('employee_id', '=', me)])).orderBy('to_on').limit(50).execute()
  const pests = await ctx.tx.selectFrom('pest_control').selectAll().where('site_id', '=', siteId).where((e) => e.or([e('state', '=', 'started'), e.and([e('state', '=', 'announced'), e('planned_from', '<', tomorrow)])])).orderBy('planned_from').limit(20).execute()
  const jobs = me === null ? [] : await ctx.tx.selectFrom('clean_job').selectAll().where('site_id', '=', siteId).where('state', '=', 'running').where('started_by', '=', me).orderBy('started_at').limit(20).execute()
  // They are walked in the rounds of the phone.
  const rounds = await roundsToWalk(ctx, siteId, ['cleaning', 'greening'], tomorrow)
  const areas = await ctx.tx.selectFrom('common_area').select(['id', 'name']).where('site_id', '=', siteId).where('is_active', '=', true).orderBy('code').limit(300).execute()
  return {
    siteId, day, at: iso(ctx.now), waste: await slotsOf(ctx, siteId, day, day), greening: await GREENING.present(ctx, greening), pests: await PESTS.present(ctx, pests), jobs: await JOBS.present(ctx, jobs), rounds: rounds.map((row) => ({ id: row.id, number: row.number, name: row.plan_name, from: iso(row.from_at), to: iso(row.to_at), isStarted: row.state === 'started' })), warnings: await warningsAt(ctx, siteId, null), areas, areaMinutes: (await settingsOf(ctx, siteId)).area_minutes,
  }
}
