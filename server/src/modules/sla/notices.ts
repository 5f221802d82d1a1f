import { z } from 'zod'
import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { type Ctx, runInCtx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { releaseNotices } from './release-notices.ts'
import type { PutOff, Telling } from './tellings.ts'
import { DAY_MS, type Instant } from './time-zone.ts'

const QUEUE = 'sla.tell-notices'
/** Releases of one person that fall into the same moments are one. */
const BUCKET_MS = 5000
/** A backlog that is not worked off in about a quarter of an hour holds nobody up any longer. */
const MOST_ROUNDS = 180
/** A job may be in work for a moment; a notice this long past its time has lost it. */
const GRACE_MS = 60_000

const Payload = z.object({ accountId: z.uuid(), firedAt: z.iso.datetime(), round: z.number().int() })
type Payload = z.infer<typeof Payload>

/**
 * Writes down what people are told later, once for each step and person, and when to tell them.
 * `isHistory`: who fires the past as it came also releases what waited then.
 */
export async function putOffTellings(ctx: Ctx, later: readonly PutOff[], isHistory: boolean): Promise<void> {
  if (later.length === 0) return
  const rows = later.map(({ stored, step, accountId, cause, releaseAt }) => ({
    organization_id: ctx.organizationId, account_id: accountId, clock_id: stored.id, step: step.step, arm: step.arm, fire_at: new Date(step.fireAt), kind: step.kind,
    cause, release_at: new Date(releaseAt),
  }))
  await ctx.client.query({
    name: 'sla_put_off_tellings',
    text: `insert into sla_notice (organization_id, account_id, clock_id, step, arm, fire_at, kind, cause, release_at)
           select organization_id, account_id, clock_id, step, arm, fire_at, kind, cause, release_at from jsonb_populate_recordset(null::sla_notice, $1::jsonb)
           on conflict (clock_id, account_id, step, arm, fire_at, organization_id) do nothing`,
    values: [JSON.stringify(rows)],
  })
  const releases = new Map(later.map(({ accountId, releaseAt }) => [`${accountId} ${releaseAt}`, { accountId, releaseAt }]))
  const since = isHistory ? Date.now() - DAY_MS : -Infinity
  for (const { accountId, releaseAt } of releases.values()) if (releaseAt > since) enqueueRelease(ctx, { accountId, firedAt: ctx.now.toISOString(), round: 0 }, releaseAt)
}

/**
 * A release never runs within the next moments: one that is being worked off while another transaction still writes its notices would miss
 * them, and the job of that transaction would have vanished into it.
 */
function enqueueRelease(ctx: Ctx, payload: Payload, at: Instant): void {
  const dueAt = Math.ceil(Math.max(at, Date.parse(payload.firedAt) + BUCKET_MS) / BUCKET_MS) * BUCKET_MS
  ctx.enqueue(QUEUE, payload, { dueAt: new Date(dueAt), dedupeKey: `sla-notices:${payload.accountId}:${dueAt}` })
}

/** Who is told of a clock now need not be told later of a lower step of it. */
export async function dropLowerNotices(ctx: Ctx, told: readonly Telling[]): Promise<void> {
  if (told.length === 0) return
  const rows = told.map(({ accountId, stored }) => ({ account_id: accountId, clock_id: stored.id }))
  await ctx.client.query({
    name: 'sla_drop_lower_notices',
    text: `update sla_notice n set state = 'dropped', closed_at = $3 from jsonb_to_recordset($2::jsonb) as r(account_id uuid, clock_id uuid)
           where n.organization_id = $1 and n.clock_id = r.clock_id and n.account_id = r.account_id and n.state = 'waiting'`,
    values: [ctx.organizationId, JSON.stringify(rows), ctx.now],
  })
}

/** Tells everybody in the organisation what was put off until the moment of the ctx; for histories that are told afterwards. */
export async function releaseDueNotices(ctx: Ctx): Promise<void> {
  for (const accountId of await accountsWithNotices(ctx, ctx.now)) await releaseNotices(ctx, accountId, ctx.now)
}

async function accountsWithNotices(ctx: Ctx, until: Date): Promise<string[]> {
  const { rows } = await ctx.client.query<{ account_id: string }>({
    name: 'sla_accounts_with_notices',
    text: "select distinct account_id from sla_notice where organization_id = $1 and state = 'waiting' and release_at <= $2",
    values: [ctx.organizationId, until],
  })
  return rows.map((row) => row.account_id)
}

/** Time by the database's clock, as the timers have it: a server whose own clock is wrong must not keep notices back. */
async function databaseTime(ctx: Ctx): Promise<Date> {
  const { rows } = await ctx.client.query<{ now: Date }>({ name: 'database_time', text: 'select now() as now' })
  return rows[0]!.now
}

/** Timers that were due when the notice was written are still being worked off, here or in another process. */
async function hasBacklog(ctx: Ctx, firedAt: string): Promise<boolean> {
  const { rows } = await ctx.client.query<{ waits: boolean }>({
    name: 'sla_has_backlog',
    text: "select exists (select from sla_timer where organization_id = $1 and state = 'waiting' and fire_at <= $2) as waits",
    values: [ctx.organizationId, firedAt],
  })
  return rows[0]!.waits
}

/**
 * Finds people who should have been told and for whom no job is there, and makes one. There should be none: each is logged as a fault.
 * Returns how many people were found.
 */
export async function healLostNotices(app: App, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - GRACE_MS)
  const { rows } = await app.database.pool.query<{ organization_id: string; notices: number }>('select * from organizations_with_lost_notice($1)', [before])
  let healed = 0
  for (const { organization_id, notices } of rows) {
    app.log.error({ organization: organization_id, notices }, 'notices had lost the job that tells them')
    healed += await runInCtx(app, { actor: Actor.system(organization_id), now }, async (ctx) => {
      const accounts = await accountsWithNotices(ctx, before)
      for (const accountId of accounts) enqueueRelease(ctx, { accountId, firedAt: now.toISOString(), round: 0 }, now.getTime())
      return accounts.length
    })
  }
  return healed
}

/** Registers the job that tells a person what was put off. To be called once, at start. */
export function tellNoticesByJob(): void {
  queue(QUEUE, Payload, async (ctx, payload) => {
    const now = await databaseTime(ctx)
    if (payload.round < MOST_ROUNDS && (await hasBacklog(ctx, payload.firedAt))) {
      enqueueRelease(ctx, { ...payload, round: payload.round + 1 }, now.getTime() + BUCKET_MS)
      return
    }
    await releaseNotices(ctx, payload.accountId, now)
  })
}
