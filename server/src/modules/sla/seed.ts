import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { holidayYears } from './built-calendars.ts'
import { DEFAULT_POLICIES, defaultCalendars } from './defaults.ts'
import { withHolidays } from './holidays.ts'
import { METRICS } from './metrics.ts'
import { PAUSE_RULES } from './pauses.ts'
import { storedTargets } from './policy-rows.ts'
import { rulesChanged } from './rules-in-force.ts'

/**
 * Gives a new site the calendars and promises that it needs from its first minute, in the transaction that makes it. Those of the first
 * site hold for the organisation; a site in another time zone gets calendars of its own. A second call changes nothing.
 */
export async function seedSla(ctx: Ctx, site: { id: string; timeZone: string }): Promise<void> {
  // An earlier site of the same transaction may have brought them.
  await ctx.flush()
  const calendars = await ctx.tx
    .selectFrom('sla_calendar as c')
    .innerJoin('sla_calendar_version as v', (join) =>
      join.onRef('v.organization_id', '=', 'c.organization_id').onRef('v.calendar_id', '=', 'c.id').onRef('v.version', '=', 'c.version'),
    )
    .select(['c.site_id', 'c.code', 'v.definition'])
    .where((e) => e.or([e('c.site_id', 'is', null), e('c.site_id', '=', site.id)]))
    .execute()
  const policy = await ctx.tx.selectFrom('sla_policy').select('id').limit(1).executeTakeFirst()
  const isFirst = !calendars.some((calendar) => calendar.site_id === null)
  const fits = calendars.some((calendar) => calendar.definition.timeZone === site.timeZone)
  if (isFirst) addCalendars(ctx, null, site.timeZone)
  else if (!fits) addCalendars(ctx, site.id, site.timeZone)
  if (!policy) {
    addPolicies(ctx)
    addPauseRules(ctx)
    ctx.later('sla_alert_settings', { organization_id: ctx.organizationId, quiet_from: '22:00', quiet_to: '07:00' })
  }
  rulesChanged(ctx)
}

function addCalendars(ctx: Ctx, siteId: string | null, timeZone: string): void {
  const { organizationId: organization_id, now } = ctx
  for (const { code, name, hours } of defaultCalendars(timeZone)) {
    const id = newId()
    const { days, always, weekly, followsHolidays } = hours
    ctx.later('sla_calendar', { organization_id, id, site_id: siteId, code, name, version: 1, updated_at: now })
    ctx.later('sla_calendar_version', {
      organization_id, id: newId(), calendar_id: id, version: 1, created_at: now,
      definition: { timeZone, always, weekly, followsHolidays, days }, complete: withHolidays(hours, holidayYears(now)),
    })
  }
}

function addPauseRules(ctx: Ctx): void {
  for (const { reason, evidence, longestSingle, longestTotal, approver } of PAUSE_RULES) {
    const metrics = METRICS.filter((rule) => rule.pauseReasons.includes(reason)).map((rule) => rule.metric)
    ctx.later('sla_pause_rule', {
      organization_id: ctx.organizationId, reason, metrics, evidence, longest_single: longestSingle, longest_total: longestTotal,
      approver: approver === 'handler' ? 'supervisor' : approver,
    })
  }
}

function addPolicies(ctx: Ctx): void {
  const { organizationId: organization_id, now } = ctx
  for (const policy of DEFAULT_POLICIES) {
    const id = newId()
    ctx.later('sla_policy', { organization_id, id, code: policy.code, version: 1 })
    ctx.later('sla_policy_version', {
      organization_id, id: newId(), policy_id: id, version: 1, name: policy.name, post: policy.post, rank: policy.rank, match: policy.match,
      targets: storedTargets(policy.targets), effective_from: new Date(policy.effectiveFrom), effective_to: null, created_at: now,
    })
  }
}
