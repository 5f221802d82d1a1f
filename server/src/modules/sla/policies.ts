import { sla, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { METRICS } from './metrics.ts'
import type { Known } from './policy-check.ts'
import { type WrittenPolicy, mustBeSound, readDraft } from './policy-drafts.ts'
import { type PolicyRow, type StoredPolicy, readPolicies, storedTargets } from './policy-rows.ts'
import { type Policy, specificity } from './policy.ts'
import { presentPolicy, writtenTargets } from './present-policy.ts'
import { rulesChanged } from './rules-in-force.ts'

/** The promises that hold today and those that will, the more general first; withdrawn ones on request. */
export async function listPolicies(ctx: Ctx, { query }: Input<typeof sla.listPolicies>): Promise<Output<typeof sla.listPolicies>> {
  const now = ctx.now.getTime()
  const isShown = ({ isActive, isListed, effectiveFrom, effectiveTo }: StoredPolicy) =>
    isListed && (isActive || query.inactive === true) && (effectiveTo === null || effectiveTo > Math.max(now, effectiveFrom))
  const policies = readPolicies(await selectVersions(ctx, null)).filter(isShown)
  return { items: policies.sort(byBreadth).map((policy) => presentPolicy(ctx, policy)) }
}

const byBreadth = (a: StoredPolicy, b: StoredPolicy): number =>
  specificity(a.match) - specificity(b.match) || a.rank - b.rank || (a.code === b.code ? a.version - b.version : a.code < b.code ? -1 : 1)

/** Its newest version, also one that takes effect later. Throws `not_found`. */
export async function getPolicy(ctx: Ctx, { params }: Input<typeof sla.getPolicy>): Promise<sla.Policy> {
  return presentPolicy(ctx, (await versionsOf(ctx, params.id))[0]!.policy)
}

/** All versions, newest first. Throws `not_found`. */
export async function listPolicyVersions(
  ctx: Ctx,
  { params }: Input<typeof sla.listPolicyVersions>,
): Promise<Output<typeof sla.listPolicyVersions>> {
  const versions = await versionsOf(ctx, params.id)
  const present = ({ policy, row }: (typeof versions)[number]) =>
    ({ ...presentPolicy(ctx, policy), createdAt: iso(row.created_at), createdBy: row.created_by })
  return { items: versions.map(present) }
}

async function versionsOf(ctx: Ctx, policyId: string): Promise<{ policy: StoredPolicy; row: PolicyRow }[]> {
  const rows = await selectVersions(ctx, policyId)
  if (rows.length === 0) throw new AppError('not_found', 'No such policy')
  return readPolicies(rows).map((policy, i) => ({ policy, row: rows[i]! })).sort((a, b) => b.policy.version - a.policy.version)
}

async function selectVersions(ctx: Ctx, policyId: string | null): Promise<PolicyRow[]> {
  // Versions are written just before commit.
  await ctx.flush()
  let select = ctx.tx
    .selectFrom('sla_policy_version as v')
    .innerJoin('sla_policy as p', (join) => join.onRef('p.organization_id', '=', 'v.organization_id').onRef('p.id', '=', 'v.policy_id'))
    .selectAll('v')
    .select(['p.code', 'p.is_active'])
  if (policyId !== null) select = select.where('p.id', '=', policyId)
  return select.execute()
}

/** Promises hold for the whole organisation, so they are changed only by someone who may do so at all its sites. */
function mustManage(ctx: Ctx): void {
  if (ctx.actor.sitesFor('sla:manage') !== 'all')
    throw new AppError('not_permitted', 'Promises are changed by those who manage all sites of the organisation')
}

/** What a policy may refer to: policies hold for the whole organisation, so all its sites, whichever the actor sees. */
export async function knownTo(ctx: Ctx): Promise<Known> {
  const calendars = await ctx.tx.selectFrom('sla_calendar').select('code').distinct().execute()
  const sites = await ctx.tx.selectFrom('site').select(['id', 'kind']).execute()
  return { metrics: METRICS, calendars: calendars.map(({ code }) => code), sites }
}

/** Throws `already_exists`, `policy.bad_targets` with each wrong field in the shape of the request, `rule_broken` for `/effectiveFrom`. */
export async function createPolicy(ctx: Ctx, { body }: Input<typeof sla.createPolicy>): Promise<sla.Policy> {
  mustManage(ctx)
  const [policy] = mustBeSound([readDraft(body, await knownTo(ctx))])
  const effectiveFrom = effectiveFromOf(ctx, body.effectiveFrom, null)
  const policyId = newId()
  const made = await ctx.tx
    .insertInto('sla_policy')
    .values({ organization_id: ctx.organizationId, id: policyId, code: body.code, version: 1 })
    .onConflict((conflict) => conflict.columns(['organization_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/code', body.code)
  const stored = addVersion(ctx, policyId, { ...policy!, effectiveFrom }, true)
  tell(ctx, policyId, 'created')
  return presentPolicy(ctx, stored)
}

/**
 * Makes a new version that takes effect now, later, or with the version that it corrects; running clocks keep theirs until they are
 * recalculated. Throws as `createPolicy`, and `stale_version`.
 */
export async function changePolicy(ctx: Ctx, { params, body }: Input<typeof sla.changePolicy>): Promise<sla.Policy> {
  mustManage(ctx)
  const locked = await ctx.tx.selectFrom('sla_policy').select('version').where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!locked) throw new AppError('not_found', 'No such policy')
  const before = (await versionsOf(ctx, params.id))[0]!.policy
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(presentPolicy(ctx, before)))
  const { code, version } = before
  const { name = before.name, post = before.post, rank = before.rank, isActive = before.isActive } = body
  const { match = asWritten(before.match), targets = writtenTargets(before.targets) } = body
  const written: WrittenPolicy = { code, name, post, rank, match, targets }
  const [policy] = mustBeSound([readDraft(written, await knownTo(ctx))])
  const effectiveFrom = effectiveFromOf(ctx, body.effectiveFrom, before)
  await ctx.tx.updateTable('sla_policy').set({ version: version + 1 }).where('id', '=', params.id).execute()
  const stored = addVersion(ctx, params.id, { ...policy!, effectiveFrom, version: version + 1 }, isActive)
  tell(ctx, params.id, 'changed', changesBetween(factsOf(before), factsOf(stored)))
  return presentPolicy(ctx, stored)
}

const asWritten = (match: Policy['match']): WrittenPolicy['match'] =>
  Object.fromEntries(Object.entries(match).map(([trait, values]) => [trait, [...values]]))

/** A screen that sends "now" is a little behind. */
const BEHIND_MS = 60_000

function effectiveFromOf(ctx: Ctx, sent: string | undefined, before: Policy | null): number {
  const now = ctx.now.getTime()
  const earliest = Math.max(now, before?.effectiveFrom ?? now)
  if (sent === undefined) return earliest
  const at = Date.parse(sent)
  if (at < now - BEHIND_MS) throw wrongField('rule_broken', '/effectiveFrom', 'lies in the past; what was promised then stays promised')
  if (before && at < before.effectiveFrom - BEHIND_MS)
    throw wrongField('rule_broken', '/effectiveFrom', 'lies before the version that it follows takes effect')
  return Math.max(at, earliest)
}

function addVersion(ctx: Ctx, policyId: string, policy: Policy, isActive: boolean): StoredPolicy {
  const { organizationId: organization_id, now: created_at } = ctx
  const { version, name, post, rank, match, targets, effectiveFrom } = policy
  const versionId = newId()
  ctx.later('sla_policy_version', {
    organization_id, id: versionId, policy_id: policyId, version, name, post, rank, match, targets: storedTargets(targets),
    effective_from: new Date(effectiveFrom), effective_to: null, is_withdrawn: !isActive, created_at, created_by: ctx.actor.name,
  })
  rulesChanged(ctx)
  return { ...policy, policyId, versionId, isActive, isListed: true }
}

/** What a line of history compares, target by target. */
function factsOf({ name, post, rank, match, targets, isActive, effectiveFrom }: StoredPolicy): Record<string, unknown> {
  const each = Object.fromEntries(Object.entries(writtenTargets(targets)).map(([metric, target]) => [`targets.${metric}`, target]))
  return { name, post, rank, match, isActive, effectiveFrom: iso(new Date(effectiveFrom)), ...each }
}

function tell(ctx: Ctx, recordId: string, action: string, changes?: ReturnType<typeof changesBetween>): void {
  recordHappening(ctx, { siteId: null, recordType: 'policy', recordId, action, changes })
  announceChange(ctx, { recordType: 'policy', recordId, siteId: null, action })
}
