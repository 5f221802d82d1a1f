import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { type ClockRow, storedClock } from './clock-rows.ts'
import { timerRow } from './clock-store.ts'
import { armNext } from './fire-timers.ts'
import { waitingTimers } from './next-timer.ts'
import { rulesOf } from './rules-in-force.ts'

/** A timer may be in the making or in work for a moment; a clock this long past due has lost it. */
const GRACE_MS = 60_000
const BATCH = 500

/**
 * Finds running clocks that are past due without a breach and without a timer that would tell it, and arms them again.
 * There should be none: each is logged as a fault. Returns how many were healed.
 */
export async function healLostClocks(app: App, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - GRACE_MS)
  const { pool } = app.database
  const { rows } = await pool.query<{ organization_id: string; clocks: number }>('select * from organizations_with_lost_clock($1)', [before])
  let healed = 0
  for (const { organization_id, clocks } of rows) {
    app.log.error({ organization: organization_id, clocks }, 'clocks past due had lost their timers')
    healed += await runInCtx(app, { actor: Actor.system(organization_id), now }, (ctx) => heal(ctx, before))
  }
  if (healed > 0) app.wake.announce('timers')
  return healed
}

async function heal(ctx: Ctx, before: Date): Promise<number> {
  const { rows } = await ctx.client.query<ClockRow>(
    `select c.* from sla_clock c
     where c.organization_id = $1 and c.state = 'running' and c.breached_at is null and not c.is_silent and c.due_at < $2
       and not exists (select 1 from sla_timer t
                       where t.organization_id = c.organization_id and t.clock_id = c.id and t.state = 'waiting' and t.revision = c.revision)
     limit $3 for update skip locked`,
    [ctx.organizationId, before, BATCH],
  )
  const rules = await rulesOf(ctx)
  await rules.load(ctx, rows.map((row) => row.calendar_version))
  const timers = rows.map(storedClock).flatMap((stored) => {
    const { id, clock } = stored
    const [next] = waitingTimers(stored, rules.targetOf(clock).steps, rules.calendars(ctx.now, clock.startedAt ?? undefined))
    return next ? [timerRow(ctx.organizationId, id, clock, next)] : []
  })
  await armNext(ctx, timers)
  return timers.length
}
