import { emergency, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { sqlState } from '../../platform/database/database.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { dayIn, iso, monthsAfter } from '../../platform/time.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { openMonth } from './drills/months.ts'
import { checkPlan } from './plan-rules.ts'
import { READY_KINDS, readyPlan } from './ready/plans.ts'
import type { EmergencyPlanTable } from './tables.ts'

type Row = Selectable<EmergencyPlanTable>
type Content = emergency.PlanContent
const contentOf = (raw: unknown): Content => emergency.PlanContent.parse(raw)
/** The day a year later, in the month of the same name. */
const inAYear = (day: string): string => monthsAfter(day, 12)

async function approved(ctx: Ctx, rows: readonly Row[]): Promise<Map<string, { content: Content; at: Date; by: string }>> {
  const wanted = rows.filter(({ number }) => number !== null)
  if (wanted.length === 0) return new Map()
  const found = await ctx.tx.selectFrom('emergency_plan_version as v').innerJoin('emergency_plan as p', (join) => join.onRef('p.organization_id', '=', 'v.organization_id').onRef('p.id', '=', 'v.plan_id').onRef('p.number', '=', 'v.number')).selectAll('v').where('p.id', 'in', wanted.map(({ id }) => id)).execute()
  return new Map(found.map((row) => [row.plan_id, { content: contentOf(row.content), at: row.approved_at, by: row.approved_by }]))
}

async function present(ctx: Ctx, rows: readonly Row[]): Promise<emergency.EmergencyPlan[]> {
  if (rows.length === 0) return []
  const versions = await approved(ctx, rows)
  const today = dayIn(await timeZoneOf(ctx, rows[0]!.site_id), ctx.now)
  return rows.map((row) => {
    const version = versions.get(row.id)
    const draft = row.draft === null ? null : contentOf(row.draft)
    const writes = ctx.actor.can('emergency:command', row.site_id)
    const approves = ctx.actor.can('emergency:approve', row.site_id)
    const allowedActions: emergency.EmergencyPlan['allowedActions'] = []
    if (row.is_active && writes) allowedActions.push('edit')
    if (row.is_active && draft !== null && approves) allowedActions.push('approve')
    if (row.is_active && draft !== null && version !== undefined && writes) allowedActions.push('discard')
    if (row.is_active && version !== undefined && draft === null && approves) allowedActions.push('confirm')
    if (approves) allowedActions.push(row.is_active ? 'retire' : 'restore')
    return {
      id: row.id, siteId: row.site_id, kind: row.kind, category: emergency.CATEGORY_OF[row.kind], name: row.name, state: row.is_active ? (version === undefined ? 'draft' : 'approved') : 'retired', number: row.number, approvedAt: iso(version?.at ?? null), approvedBy: version?.by ?? '', reviewOn: row.review_on,
      isReviewDue: row.is_active && row.review_on !== null && row.review_on <= today, expired: (version?.content ?? draft)!.resources.filter(({ expiresOn }) => expiresOn !== null && expiresOn < today).length, content: version?.content ?? null, draft, draftBy: row.draft_by, allowedActions, version: row.version,
    }
  })
}

export async function listEmergencyPlans(ctx: Ctx, { query }: Pick<Input<typeof emergency.listEmergencyPlans>, 'query'>): Promise<Output<typeof emergency.listEmergencyPlans>> {
  ctx.actor.mustSee('emergency:read', query.siteId)
  await siteById(ctx, query.siteId)
  const rows = await ctx.tx.selectFrom('emergency_plan').selectAll().where('site_id', '=', query.siteId).orderBy('is_active', 'desc').orderBy('name').limit(500).execute()
  const { state, category, due } = query.filter
  const order = (one: emergency.EmergencyPlan): number => emergency.INCIDENT_KINDS.indexOf(one.kind)
  const all = (await present(ctx, rows)).filter((one) => (!state?.length || state.includes(one.state)) && (!category?.length || category.includes(one.category)) && (due === undefined || one.isReviewDue === due))
  return { items: all.toSorted((a, b) => order(a) - order(b)) }
}

async function load(ctx: Ctx, id: string, lock = false): Promise<Row> {
  const select = ctx.tx.selectFrom('emergency_plan').selectAll().where('id', '=', id)
  const row = await (lock ? select.forUpdate() : select).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('emergency:read', row.site_id)
  return row
}

export async function getEmergencyPlan(ctx: Ctx, { params }: Pick<Input<typeof emergency.getEmergencyPlan>, 'params'>): Promise<emergency.EmergencyPlan> {
  return (await present(ctx, [await load(ctx, params.id)]))[0]!
}

export async function emergencyPlanTimeline(ctx: Ctx, { params }: Input<typeof emergency.emergencyPlanTimeline>): Promise<Output<typeof emergency.emergencyPlanTimeline>> {
  return { items: await readTimeline(ctx, (await load(ctx, params.id)).id) }
}

export async function emergencyPlanVersions(ctx: Ctx, { params }: Input<typeof emergency.emergencyPlanVersions>): Promise<Output<typeof emergency.emergencyPlanVersions>> {
  const row = await load(ctx, params.id)
  const versions = await ctx.tx.selectFrom('emergency_plan_version').selectAll().where('plan_id', '=', row.id).orderBy('number', 'desc').execute()
  return { items: versions.map((one) => ({ number: one.number, approvedAt: iso(one.approved_at), approvedBy: one.approved_by, content: contentOf(one.content) })) }
}

function tell(ctx: Ctx, row: Pick<Row, 'id' | 'site_id'>, action: string, note: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'emergency_plan', recordId: row.id, action, note })
  announceChange(ctx, { recordType: 'emergency_plan', recordId: row.id, siteId: row.site_id, action })
}

/**
 * Writes the draft of a plan, or makes the plan with it; the approved version holds until the draft is approved. Throws `not_found`,
 * `stale_version`, `rule_broken` naming the field, `already_exists` for a second plan of a kind.
 */
export async function draftEmergencyPlan(ctx: Ctx, { params, body }: Input<typeof emergency.draftEmergencyPlan>): Promise<emergency.EmergencyPlan> {
  ctx.actor.mustSee('emergency:command', body.siteId)
  await siteById(ctx, body.siteId)
  checkPlan(body.content)
  const known = await ctx.tx.selectFrom('emergency_plan').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (known && known.site_id !== body.siteId) throw new AppError('not_found')
  await mustBeCurrent(known?.version ?? 0, body.version, async () => (known ? (await present(ctx, [known]))[0] : null))
  if (known && known.kind !== body.kind) throw wrongField('rule_broken', '/kind', 'a plan stays of its kind')
  if (known && !known.is_active) throw wrongField('rule_broken', '/version', 'the plan is retired')
  const facts = { name: body.name, draft: JSON.stringify(body.content), draft_by: ctx.actor.name, version: (known?.version ?? 0) + 1, updated_at: ctx.now }
  if (known) await ctx.tx.updateTable('emergency_plan').set(facts).where('id', '=', known.id).execute()
  else {
    const made = await ctx.tx.insertInto('emergency_plan').values({ organization_id: ctx.organizationId, id: params.id, site_id: body.siteId, kind: body.kind, number: null, review_on: null, is_active: true, ready_key: null, ...facts }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/kind', 'the site has a plan of this kind')
  }
  tell(ctx, { id: params.id, site_id: body.siteId }, known ? 'drafted' : 'created', body.name)
  return getEmergencyPlan(ctx, { params })
}

/** Throws `not_found`, `not_permitted`, `stale_version`, `action_not_allowed`, `already_exists`. */
export async function actOnEmergencyPlan(ctx: Ctx, { params, body }: Input<typeof emergency.actOnEmergencyPlan>): Promise<emergency.EmergencyPlan> {
  const row = await load(ctx, params.id, true)
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  const [{ allowedActions }] = (await present(ctx, [row])) as [emergency.EmergencyPlan]
  if (!allowedActions.includes(body.action)) {
    if (!ctx.actor.can('emergency:approve', row.site_id) && body.action !== 'discard') throw new AppError('not_permitted')
    throw new AppError('action_not_allowed', `${body.action} is not possible now`, undefined, { allowedActions })
  }
  const reviewOn = inAYear(dayIn(await timeZoneOf(ctx, row.site_id), ctx.now))
  const number = (row.number ?? 0) + 1
  // The draft was looked at when it was written: posts may have gone since, and then the role falls to its substitutes.
  if (body.action === 'approve') await ctx.tx.insertInto('emergency_plan_version').values({ organization_id: ctx.organizationId, plan_id: row.id, number, content: JSON.stringify(row.draft), approved_at: ctx.now, approved_by: ctx.actor.name }).execute()
  const set = {
    approve: { number, draft: null, draft_by: '', review_on: reviewOn }, discard: { draft: null, draft_by: '' }, confirm: { review_on: reviewOn }, retire: { is_active: false }, restore: { is_active: true },
  }[body.action]
  await ctx.tx.updateTable('emergency_plan').set({ ...set, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute().catch((error: unknown) => {
    throw sqlState(error) === '23505' ? wrongField('already_exists', '/action', 'the site has another plan of this kind') : error
  })
  // With the first plan that holds the site has something to drill, and its month begins to count.
  if (body.action === 'approve') await openMonth(ctx, row.site_id)
  tell(ctx, row, body.action, body.note || (body.action === 'approve' ? String(number) : null))
  return getEmergencyPlan(ctx, { params })
}

/** The plans that a new site begins with, as drafts (EMG-014); a kind that has a plan is left alone, twice is once. */
export async function addReadyPlans(ctx: Ctx, siteId: string): Promise<number> {
  const have = new Set((await ctx.tx.selectFrom('emergency_plan').select('kind').where('site_id', '=', siteId).execute()).map(({ kind }) => kind))
  const missing = READY_KINDS.filter((kind) => !have.has(kind))
  if (missing.length === 0) return 0
  const values = missing.map((kind) => {
    const { name, content } = readyPlan(kind, ctx.locale)
    return { organization_id: ctx.organizationId, id: newId(), site_id: siteId, kind, name, number: null, draft: JSON.stringify(content), draft_by: '', review_on: null, is_active: true, ready_key: kind, version: 1, updated_at: ctx.now }
  })
  const made = await ctx.tx.insertInto('emergency_plan').values(values).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return Number(made.numInsertedOrUpdatedRows ?? 0n)
}

export async function takeReadyEmergencyPlans(ctx: Ctx, { body }: Input<typeof emergency.takeReadyEmergencyPlans>): Promise<Output<typeof emergency.takeReadyEmergencyPlans>> {
  ctx.actor.mustSee('emergency:command', body.siteId)
  await siteById(ctx, body.siteId)
  const added = await addReadyPlans(ctx, body.siteId)
  if (added > 0) recordHappening(ctx, { siteId: body.siteId, recordType: 'site', recordId: body.siteId, action: 'ready_plans_added', note: String(added) })
  return { added }
}

export interface PlanInForce {
  id: string | null
  number: number | null
  content: Content
}

/** By which plan a kind is met at a site: the approved one; else its draft, else that of the release: an emergency does not wait for a signature. */
export async function planInForce(ctx: Ctx, siteId: string, kind: emergency.IncidentKind): Promise<PlanInForce> {
  const row = await ctx.tx.selectFrom('emergency_plan').selectAll().where('site_id', '=', siteId).where('kind', '=', kind).where('is_active', '=', true).executeTakeFirst()
  const version = row && (await approved(ctx, [row])).get(row.id)
  if (row && version) return { id: row.id, number: row.number, content: version.content }
  if (row) return { id: row.id, number: null, content: contentOf(row.draft) }
  return { id: null, number: null, content: readyPlan(kind, ctx.locale).content }
}
