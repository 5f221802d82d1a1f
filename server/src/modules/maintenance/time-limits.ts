import { sql } from 'kysely'
import type { maintenance, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { mustBeCurrent } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { tell } from './known.ts'
import { READY_LIMITS } from './ready/limits.ts'
import { limitFor, type LimitLine } from './rules.ts'

/** The table that holds at a site now: its own newest, else that of the release. */
export async function limitsAt(ctx: Ctx, siteId: string): Promise<{ number: number; lines: readonly LimitLine[] }> {
  const row = await ctx.tx
    .selectFrom('time_limits')
    .innerJoin('time_limits_version', (join) => join.onRef('time_limits_version.organization_id', '=', 'time_limits.organization_id').onRef('time_limits_version.site_id', '=', 'time_limits.site_id').onRef('time_limits_version.number', '=', 'time_limits.number'))
    .select(['time_limits.number', 'time_limits_version.lines'])
    .where('time_limits.site_id', '=', siteId)
    .executeTakeFirst()
  return row ? { number: row.number, lines: row.lines as LimitLine[] } : { number: 0, lines: READY_LIMITS }
}

export async function limitAt(ctx: Ctx, siteId: string, classCode: string, impact: maintenance.Impact): Promise<{ hours: number; number: number } | null> {
  const { number, lines } = await limitsAt(ctx, siteId)
  const line = limitFor(lines, classCode, impact)
  return line && { hours: line.hours, number }
}

async function present(ctx: Ctx, siteId: string, number?: number): Promise<maintenance.TimeLimits> {
  const head = await ctx.tx.selectFrom('time_limits').selectAll().where('site_id', '=', siteId).executeTakeFirst()
  const versions = await ctx.tx.selectFrom('time_limits_version').selectAll().where('site_id', '=', siteId).orderBy('number', 'desc').limit(200).execute()
  const wanted = number ?? head?.number ?? 0
  const version = versions.find((one) => one.number === wanted)
  if (wanted !== 0 && !version) throw wrongField('not_found', '?number', 'no such table')
  const lines = version ? (version.lines as LimitLine[]) : READY_LIMITS
  const classes = new Map((await ctx.tx.selectFrom('facility_class').select(['code', 'name']).execute()).map((row) => [row.code, row.name]))
  return {
    siteId, number: wanted, lines: lines.map((line) => ({ ...line, className: classes.get(line.classCode) ?? '' })), numbers: versions.map((one) => ({ number: one.number, at: iso(one.made_at), by: one.made_by, reason: one.reason })), mayChange: ctx.actor.can('maintenance:write', siteId), version: head?.version ?? 0,
  }
}

export async function getTimeLimits(ctx: Ctx, { query }: Input<typeof maintenance.getTimeLimits>): Promise<maintenance.TimeLimits> {
  ctx.actor.mustSee('maintenance:read', query.siteId)
  await siteById(ctx, query.siteId)
  return present(ctx, query.siteId, query.number)
}

/** A new table of a site (MNT-006). Orders keep the limit that they were raised with. Throws `stale_version`, `rule_broken` naming the line. */
export async function changeTimeLimits(ctx: Ctx, { body }: Input<typeof maintenance.changeTimeLimits>): Promise<maintenance.TimeLimits> {
  ctx.actor.mustSee('maintenance:write', body.siteId)
  await siteById(ctx, body.siteId)
  const codes = new Set((await ctx.tx.selectFrom('facility_class').select('code').execute()).map(({ code }) => code))
  const seen = new Set<string>()
  for (const [i, line] of body.lines.entries()) {
    if (!codes.has(line.classCode)) throw wrongField('rule_broken', `/lines/${i}/classCode`, 'no such class')
    if (seen.has(`${line.classCode} ${line.impact}`)) throw wrongField('rule_broken', `/lines/${i}`, 'is said twice')
    seen.add(`${line.classCode} ${line.impact}`)
  }
  // The first table of a site and a second one at the same moment: one row decides.
  await ctx.tx.selectFrom('site').select('id').where('id', '=', body.siteId).forNoKeyUpdate().execute()
  const head = await ctx.tx.selectFrom('time_limits').selectAll().where('site_id', '=', body.siteId).forUpdate().executeTakeFirst()
  await mustBeCurrent(head?.version ?? 0, body.version, () => present(ctx, body.siteId))
  const number = (head?.number ?? 0) + 1
  await ctx.client.query('insert into time_limits (organization_id, site_id, number, version) values ($1, $2, $3, $4) on conflict (organization_id, site_id) do update set number = excluded.number, version = excluded.version', [ctx.organizationId, body.siteId, number, (head?.version ?? 0) + 1])
  await ctx.tx.insertInto('time_limits_version').values({ organization_id: ctx.organizationId, site_id: body.siteId, number, lines: sql`${JSON.stringify(body.lines)}::jsonb`, reason: body.reason, made_at: ctx.now, made_by: ctx.actor.name }).execute()
  tell(ctx, 'time_limits', { id: body.siteId, siteId: body.siteId }, 'changed', { note: [String(number), body.reason].filter(Boolean).join(' ') })
  return present(ctx, body.siteId)
}
