import { sla, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { chainsOf } from './chains.ts'
import { type StoredClock, isOpen, storedClock } from './clock-rows.ts'
import { timerRow } from './clock-store.ts'
import { breachIfDue } from './clock.ts'
import { armNext } from './fire-timers.ts'
import { waitingTimers } from './next-timer.ts'
import { getClock } from './read-clocks.ts'
import { RECIPIENTS } from './recipients.ts'
import { rulesOf } from './rules-in-force.ts'

/**
 * Somebody has seen the alert and sees to it: from now on nobody is told again and again in this cycle; reminders, the breach and
 * escalations still come. Whoever has the record in hand or stands in the clock's chain may. The first one who does is kept.
 * Throws `not_found`, `not_permitted`, and `action_not_allowed` for a clock that is over or has not alerted anybody.
 */
export async function acknowledgeClock(ctx: Ctx, { params, body }: Input<typeof sla.acknowledgeClock>): Promise<Output<typeof sla.acknowledgeClock>> {
  const { tx, actor, now } = ctx
  const row = await tx.selectFrom('sla_clock').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such clock')
  actor.mustSee('sla:read', row.site_id)
  const stored = storedClock(row)
  if (!(await isConcerned(ctx, stored))) throw new AppError('not_permitted', 'Only who is alerted or at work on it can take note')
  if (stored.acknowledged === null) {
    const hasAlerted = stored.fired.length > 0 || breachIfDue(stored.clock, now.getTime()).breachedAt !== null
    if (!isOpen(stored.clock) || !hasAlerted) throw new AppError('action_not_allowed', 'There is no alert to take note of')
    await tx
      .updateTable('sla_clock')
      .set({ acknowledged_at: now, acknowledged_by: actor.name, acknowledge_note: body.note, recorded_at: now })
      .where('id', '=', row.id)
      .execute()
    await tx
      .insertInto('sla_clock_event')
      .values({
        organization_id: ctx.organizationId, clock_id: row.id, kind: 'acknowledge', effective_at: now, recorded_at: now,
        data: { by: actor.name, employeeId: actor.employeeId, ...(body.note === '' ? {} : { note: body.note }) },
      })
      .execute()
    await armOther(ctx, { ...stored, acknowledged: { by: actor.name, at: now.getTime(), note: body.note } })
    announceChange(ctx, { recordType: row.subject_type, recordId: row.subject_id, siteId: row.site_id, action: 'acknowledged' })
  }
  const { subject: _, siteId: __, ...clock } = await getClock(ctx, { params, query: {}, body: {} })
  return clock
}

/** Has it in hand, or is told of it at some step. */
async function isConcerned(ctx: Ctx, stored: StoredClock): Promise<boolean> {
  const { actor } = ctx
  if (actor.employeeId !== null && actor.employeeId === stored.clock.holder) return true
  const chain = (await chainsOf(ctx, [stored])).get(stored.id)!
  return RECIPIENTS.some((place) => actor.accountId !== null && chain[place].includes(actor.accountId))
}

/** Puts what is next without repeats in the place of the timer that waits. A breach of which nobody was told yet keeps its timer. */
async function armOther(ctx: Ctx, stored: StoredClock): Promise<void> {
  if (stored.clock.state !== 'running' || stored.isSilent) return
  const rules = await rulesOf(ctx)
  await rules.load(ctx, [stored.clock.calendarVersion])
  const calendars = rules.calendars(ctx.now, stored.clock.startedAt ?? undefined)
  const [next] = waitingTimers(stored, rules.targetOf(stored.clock).steps, calendars)
  await ctx.tx.deleteFrom('sla_timer').where('clock_id', '=', stored.id).where('state', '=', 'waiting').execute()
  if (next) await armNext(ctx, [timerRow(ctx.organizationId, stored.id, stored.clock, next)])
}
