import { type Input, type Output, cases, sla } from '@guanjia/contract'
import type { Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { METRICS } from './metrics.ts'
import { type StoredPauseRule, readPauseRule } from './pause-rule-rows.ts'
import { rulesChanged } from './rules-in-force.ts'
import type { PauseRuleTable } from './tables.ts'

const ORDER: readonly string[] = cases.WAIT_REASONS

/** For which reasons promises may rest, in the order in which forms offer them. Everybody who waits for something may know them. */
export async function listPauseRules(ctx: Ctx): Promise<Output<typeof sla.listPauseRules>> {
  const rows = await ctx.tx.selectFrom('sla_pause_rule').selectAll().execute()
  return { items: rows.map(readPauseRule).sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason)).map(present) }
}

/**
 * Changes the limits of a reason. Pauses that are running keep theirs: the next one is asked for by the new limits.
 * Needs `sla:manage` for the whole organisation. Throws `not_permitted`, `not_found`, `stale_version`, `rule_broken` naming the field.
 */
export async function changePauseRule(ctx: Ctx, { params, body }: Input<typeof sla.changePauseRule>): Promise<sla.PauseRule> {
  if (ctx.actor.sitesFor('sla:manage') !== 'all') throw new AppError('not_permitted', 'Reasons hold for all sites of the organisation')
  const row = await ctx.tx.selectFrom('sla_pause_rule').selectAll().where('reason', '=', params.reason).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  await mustBeCurrent(row.version, body.version, () => Promise.resolve(present(readPauseRule(row))))
  const set: Updateable<PauseRuleTable> = { version: row.version + 1 }
  if (body.metrics) set.metrics = restable(body.metrics)
  if (body.evidence) set.evidence = body.evidence
  if (body.longestSingleSeconds !== undefined) set.longest_single = body.longestSingleSeconds
  if (body.longestTotalSeconds !== undefined) set.longest_total = body.longestTotalSeconds
  if (body.approver) set.approver = body.approver
  if ((set.longest_total ?? row.longest_total) < (set.longest_single ?? row.longest_single))
    throw wrongField('rule_broken', '/longestTotalSeconds', 'all pauses together cannot be shorter than one')
  const changed = await ctx.tx
    .updateTable('sla_pause_rule')
    .set(set)
    .where('reason', '=', row.reason)
    .returningAll()
    .executeTakeFirstOrThrow()
  rulesChanged(ctx)
  // A reason has no id of its own: its history is one of the organisation.
  recordHappening(ctx, {
    siteId: null, recordType: 'sla_pause_rule', recordId: ctx.organizationId, action: 'changed', note: row.reason,
    changes: changesBetween({ ...row }, set),
  })
  announceChange(ctx, { recordType: 'sla_pause_rule', recordId: ctx.organizationId, siteId: null, action: 'changed' })
  return present(readPauseRule(changed))
}

/** Metrics that can rest at all: nobody needs a spare part to say good morning. Throws `rule_broken` naming the first that cannot. */
function restable(metrics: readonly string[]): string[] {
  const known = METRICS.filter((rule) => rule.pauseReasons.length > 0).map((rule) => rule.metric)
  const wrong = metrics.findIndex((metric) => !known.includes(metric))
  if (wrong !== -1) throw wrongField('rule_broken', `/metrics/${wrong}`, `${metrics[wrong]} never rests`)
  return known.filter((metric) => metrics.includes(metric))
}

function present(rule: StoredPauseRule): sla.PauseRule {
  const { reason, metrics, evidence, longestSingle, longestTotal, approver, version } = rule
  const [longestSingleSeconds, longestTotalSeconds] = [longestSingle, longestTotal]
  return { reason, metrics: [...metrics], evidence, longestSingleSeconds, longestTotalSeconds, approver, version }
}
