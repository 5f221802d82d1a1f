import type { Input, staffing } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { wrongField } from '../../../platform/errors.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { establishmentOf, planEstablishment, siteById, zonesOf } from '../../organization/index.ts'
import { placedAt } from '../../people/index.ts'
import { DEFAULT_RULES } from '../rota/month.ts'
import { headcountOf } from '../rota/patterns.ts'
import { cleaningTimes, headcountBy, measureOf, type Measures } from './quota-rules.ts'
import { asPostOfRota, postsOf } from './rota-posts.ts'

const DEFAULT_STEPS = [{ from: 0, times: 1 }, { from: 100, times: 2 }, { from: 300, times: 4 }, { from: 800, times: 8 }]

async function settingsOf(ctx: Ctx, siteId: string) {
  const row = await ctx.tx.selectFrom('staffing_site').selectAll().where('site_id', '=', siteId).executeTakeFirst()
  return row ?? { area_m2: null, visitors_per_day: null, rest_hours: DEFAULT_RULES.restHours, max_days_in_row: DEFAULT_RULES.maxDaysInRow, max_week_hours: DEFAULT_RULES.maxWeekHours, cleaning_steps: DEFAULT_STEPS, version: 0 }
}

/** Households of a site on a day: homes in which somebody lives or whose owner is known, a lease that ends later included; null for a site without homes. */
async function householdsAt(ctx: Ctx, siteId: string, day: string): Promise<number | null> {
  const { rows } = await ctx.client.query<{ count: number }>({
    name: 'households_at',
    text: `select count(distinct o.unit_id)::int as count from occupancy o join unit u on u.organization_id = o.organization_id and u.id = o.unit_id
           where o.organization_id = $1 and u.site_id = $2 and coalesce(o.from_on, '-infinity') <= $3::date and coalesce(o.until_on, 'infinity') >= $3::date`,
    values: [ctx.organizationId, siteId, day],
  })
  return rows[0]!.count || null
}

/** Posts of a site as they are computed, planned and filled (STF-001, STF-002), and how often its zones are cleaned (STF-004). */
export async function getQuotas(ctx: Ctx, { query }: Pick<Input<typeof staffing.getQuotas>, 'query'>): Promise<staffing.Quotas> {
  const { siteId } = query
  ctx.actor.mustSee('rota:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const settings = await settingsOf(ctx, siteId)
  const households = await householdsAt(ctx, siteId, dayIn(timeZone, ctx.now))
  const positions = await ctx.tx.selectFrom('job_position').select(['id', 'name']).where('is_active', '=', true).orderBy('sort_order').orderBy('code').execute()
  const rules = new Map((await ctx.tx.selectFrom('staffing_rule').selectAll().where('site_id', '=', siteId).execute()).map((row) => [row.position_id, row]))
  const planned = await establishmentOf(ctx, siteId)
  const people = (await placedAt(ctx, siteId)).filter(({ isOfSite }) => isOfSite)
  const posts = (await postsOf(ctx, siteId)).map(asPostOfRota)
  const measures = (positionId: string): Measures => {
    const own = posts.filter((post) => post.positionId === positionId)
    return { area: settings.area_m2, households, traffic: settings.visitors_per_day, posts: own.length === 0 ? null : own.reduce((sum, post) => sum + headcountOf(post, settings.max_week_hours), 0) }
  }
  const marked = new Map((await ctx.tx.selectFrom('staffing_zone').selectAll().execute()).map((row) => [row.zone_id, row]))
  return {
    siteId, areaM2: settings.area_m2, visitorsPerDay: settings.visitors_per_day, households, restHours: settings.rest_hours, maxDaysInRow: settings.max_days_in_row, maxWeekHours: settings.max_week_hours, cleaningSteps: settings.cleaning_steps, version: settings.version,
    items: positions.map(({ id, name }) => {
      const rule = rules.get(id)
      const known = measures(id)
      const actual = people.filter(({ positionId }) => positionId === id).length
      const plan = planned.get(id) ?? null
      return {
        position: { id, name }, basis: rule?.basis ?? null, per: rule ? Number(rule.per) : null, atLeast: rule?.at_least ?? 0, measure: rule ? measureOf(rule.basis, known) : null,
        computed: rule ? headcountBy({ basis: rule.basis, per: Number(rule.per), atLeast: rule.at_least }, known) : null, planned: plan, actual, vacancy: plan === null ? null : Math.max(0, plan - actual),
      }
    }),
    zones: (await zonesOf(ctx, siteId)).map((zone) => {
      const row = marked.get(zone.id)
      const computed = cleaningTimes(row?.visitors_per_day ?? null, settings.cleaning_steps)
      return { zone: { id: zone.id, name: zone.name }, visitorsPerDay: row?.visitors_per_day ?? null, computed, timesByHand: row?.times_by_hand ?? null, times: row?.times_by_hand ?? computed }
    }),
  }
}

export async function saveQuotas(ctx: Ctx, { body }: Input<typeof staffing.saveQuotas>): Promise<staffing.Quotas> {
  ctx.actor.mustSee('rota:plan', body.siteId)
  await siteById(ctx, body.siteId)
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`staffing:${body.siteId}`])
  const before = await settingsOf(ctx, body.siteId)
  await mustBeCurrent(before.version, body.version, () => getQuotas(ctx, { query: { siteId: body.siteId } }))
  await mustFit(ctx, body)
  const facts = { area_m2: body.areaM2, visitors_per_day: body.visitorsPerDay, rest_hours: body.restHours, max_days_in_row: body.maxDaysInRow, max_week_hours: body.maxWeekHours }
  const set = { ...facts, cleaning_steps: sql<typeof body.cleaningSteps>`${JSON.stringify(body.cleaningSteps)}::jsonb`, version: before.version + 1 }
  await ctx.tx.insertInto('staffing_site').values({ organization_id: ctx.organizationId, site_id: body.siteId, ...set }).onConflict((conflict) => conflict.columns(['organization_id', 'site_id']).doUpdateSet(set)).execute()
  await ctx.tx.deleteFrom('staffing_rule').where('site_id', '=', body.siteId).execute()
  if (body.rules.length > 0) await ctx.tx.insertInto('staffing_rule').values(body.rules.map((rule) => ({ organization_id: ctx.organizationId, site_id: body.siteId, position_id: rule.positionId, basis: rule.basis, per: rule.per, at_least: rule.atLeast }))).execute()
  for (const zone of body.zones) {
    const facts = { visitors_per_day: zone.visitorsPerDay, times_by_hand: zone.timesByHand }
    await ctx.tx.insertInto('staffing_zone').values({ organization_id: ctx.organizationId, zone_id: zone.zoneId, ...facts }).onConflict((conflict) => conflict.columns(['organization_id', 'zone_id']).doUpdateSet(facts)).execute()
  }
  recordHappening(ctx, { siteId: body.siteId, recordType: 'staffing', recordId: body.siteId, action: 'changed', changes: changesBetween({ ...before }, facts) })
  announceChange(ctx, { recordType: 'staffing', recordId: body.siteId, siteId: body.siteId, action: 'changed' })
  return getQuotas(ctx, { query: { siteId: body.siteId } })
}

async function mustFit(ctx: Ctx, body: Input<typeof staffing.saveQuotas>['body']): Promise<void> {
  const known = new Set((await ctx.tx.selectFrom('job_position').select('id').execute()).map(({ id }) => id))
  const seen = new Set<string>()
  body.rules.forEach(({ positionId }, at) => {
    if (!known.has(positionId)) throw wrongField('rule_broken', `/rules/${at}/positionId`, 'no such post')
    if (seen.has(positionId)) throw wrongField('rule_broken', `/rules/${at}/positionId`, 'is there twice')
    seen.add(positionId)
  })
  const zones = new Set((await zonesOf(ctx, body.siteId)).map(({ id }) => id))
  body.zones.forEach(({ zoneId }, at) => {
    if (!zones.has(zoneId)) throw wrongField('rule_broken', `/zones/${at}/zoneId`, 'no such zone at this site')
  })
  if (new Set(body.cleaningSteps.map(({ from }) => from)).size < body.cleaningSteps.length) throw wrongField('rule_broken', '/cleaningSteps', 'a step is there twice')
}

/** Plans with the computed numbers of some positions; what was planned by hand for the others stays. */
export async function adoptQuotas(ctx: Ctx, { body }: Input<typeof staffing.adoptQuotas>): Promise<staffing.Quotas> {
  ctx.actor.mustSee('structure:manage', body.siteId)
  const { items } = await getQuotas(ctx, { query: { siteId: body.siteId } })
  const computed = body.positionIds.map((id, at) => {
    const item = items.find(({ position }) => position.id === id)
    if (item === undefined || item.computed === null) throw wrongField('rule_broken', `/positionIds/${at}`, 'has no computed number')
    return { positionId: id, planned: item.computed }
  })
  await planEstablishment(ctx, body.siteId, computed)
  return getQuotas(ctx, { query: { siteId: body.siteId } })
}
