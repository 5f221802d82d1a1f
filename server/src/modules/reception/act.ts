import { cases, reception, type Input } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { mustBeCurrent, nextStatus } from '../../platform/records/index.ts'
import { createCase } from '../cases/index.ts'
import { siteById } from '../organization/index.ts'
import { mustBeOfSite } from './arrive.ts'
import { applyChange, employeeOf, lockVisit } from './change.ts'
import { ASK_NEED, FAREWELL } from './flow.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { presentDetail } from './present.ts'
import { leavesProblem } from './rules.ts'
import type { VisitRow, VisitTable } from './tables.ts'

type Body<A extends reception.VisitActionBody['action']> = Extract<reception.VisitActionBody, { action: A }>

/** Calls whoever has waited longest. Two desks at once call two visitors; of one visitor, one desk hears `visit.nobody_waits`. */
export async function callNext(ctx: Ctx, { body }: Input<typeof reception.callNext>): Promise<reception.VisitDetail> {
  ctx.actor.mustSee('reception:read', body.siteId)
  ctx.actor.mustBeAbleTo('reception:serve', body.siteId)
  await siteById(ctx, body.siteId)
  const by = employeeOf(ctx)
  const row = await ctx.tx.selectFrom('visit').selectAll().where('site_id', '=', body.siteId).where('status', '=', 'waiting').orderBy('arrived_at').orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst()
  if (!row) throw new AppError('visit.nobody_waits')
  await applyChange(ctx, row, { status: 'serving', served_at: ctx.now, served_by: by }, 'called')
  return presentDetail(ctx, row.id)
}

/** One act on a visit: permit, lock, decide, write, tell, present. */
export async function actOnVisit(ctx: Ctx, { params, body }: Input<typeof reception.actOnVisit>): Promise<reception.VisitDetail> {
  const row = await lockVisit(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentDetail(ctx, row.id))
  const status = nextStatus(LIFECYCLE, row.status, body.action)
  const by = employeeOf(ctx)
  switch (body.action) {
    case 'serve':
      await applyChange(ctx, row, { status, served_at: ctx.now, served_by: by }, 'serve')
      break
    case 'leave':
      await applyChange(ctx, row, { status, ended_at: ctx.now, left_reason: body.reason }, 'leave', body.reason || null)
      break
    case 'note_need':
      await noteNeed(ctx, row, body)
      break
    case 'tick':
      await tick(ctx, row, body, by)
      break
    case 'finish':
      await finish(ctx, row, body, by)
      break
  }
  return presentDetail(ctx, row.id)
}

async function noteNeed(ctx: Ctx, row: VisitRow, body: { need: string; categoryId?: string | null }): Promise<VisitRow> {
  await mustBeOfSite(ctx, row.site_id, { personId: null, unitId: null, categoryId: body.categoryId ?? null })
  const set: Updateable<VisitTable> = { need: body.need, ...(body.categoryId === undefined ? {} : { category_id: body.categoryId }) }
  await setDone(ctx, row, [ASK_NEED], employeeOf(ctx))
  return applyChange(ctx, row, set, 'note_need', body.need)
}

/** Marks steps as done that are not yet; those that the visit does not have are passed over. */
export async function setDone(ctx: Ctx, row: VisitRow, codes: readonly string[], by: string, note = ''): Promise<void> {
  await ctx.tx.updateTable('visit_step').set({ done_at: ctx.now, done_by: by, note }).where('visit_id', '=', row.id).where('code', 'in', [...codes]).where('done_at', 'is', null).execute()
}

/** Steps done or taken back; after the visitor has gone only its tasks. Throws `rule_broken` for what the visit does not have, or is done by what happens. */
async function tick(ctx: Ctx, row: VisitRow, body: Body<'tick'>, by: string): Promise<void> {
  const steps = await ctx.tx.selectFrom('visit_step').select(['code', 'name', 'phase', 'due_at']).where('visit_id', '=', row.id).where('code', 'in', body.codes).execute()
  for (const [i, code] of body.codes.entries()) {
    const step = steps.find((one) => one.code === code)
    const isNow = step && (row.status === 'serving' ? step.phase !== 'after' : step.phase === 'after' && step.due_at !== null)
    if (!isNow || code === ASK_NEED || code === FAREWELL) throw wrongField('rule_broken', `/codes/${i}`, 'no step that is ticked now')
  }
  if (body.isDone) await setDone(ctx, row, body.codes, by, body.note)
  else await ctx.tx.updateTable('visit_step').set({ done_at: null, done_by: null }).where('visit_id', '=', row.id).where('code', 'in', body.codes).execute()
  await applyChange(ctx, row, {}, 'tick', `${body.isDone ? '' : '× '}${steps.map((step) => step.name).join('、')}${body.note && `：${body.note}`}`)
}

/**
 * Sees the visitor off (RCP-006): the need must be written down, a rating given or the reason why not; what they say becomes a case. The
 * tasks of afterwards are made by themselves (RCP-009). Throws `visit.need_missing`, `rule_broken` naming `/rating`.
 */
async function finish(ctx: Ctx, row: VisitRow, body: Body<'finish'>, by: string): Promise<void> {
  const need = body.need || row.need
  if (need === '') throw new AppError('visit.need_missing', 'A visit does not end without its need', [{ pointer: '/need', message: 'is needed' }])
  if ((body.rating === null) === (body.noRatingReason === '')) throw wrongField('rule_broken', '/rating', 'a rating, or the reason why there is none')
  const noted = need === row.need ? row : await noteNeed(ctx, row, { need, ...(body.categoryId === undefined ? {} : { categoryId: body.categoryId }) })
  await setDone(ctx, noted, [FAREWELL], by)
  if (body.comment !== '' && body.commentIs !== 'remark') await takeComment(ctx, noted, body.comment, body.commentIs)
  await makeTasks(ctx, noted, body.rating)
  const complaint = body.comment !== '' && body.commentIs === 'complaint' ? { complaint_at: noted.complaint_at ?? ctx.now } : {}
  await applyChange(ctx, noted, { status: 'finished', ended_at: ctx.now, feedback_at: ctx.now, rating: body.rating, no_rating_reason: body.noRatingReason, comment: body.comment, ...complaint }, 'finish', body.comment || null)
}

async function takeComment(ctx: Ctx, row: VisitRow, comment: string, kind: cases.CaseKind): Promise<void> {
  const body = cases.createCase.body.parse({ siteId: row.site_id, kind, statement: comment, unitId: row.unit_id, personId: row.person_id, placeKind: row.unit_id === null ? 'public_area' : 'unit', channel: 'visit', contactPhone: row.phone })
  const made = await createCase(ctx, { params: {}, query: {}, body })
  ctx.later('visit_link', { organization_id: ctx.organizationId, id: newId(), visit_id: row.id, case_id: made.id, contact_id: null, kind: 'comment', at: ctx.now })
  await ctx.flush()
}

/** Gives each task of afterwards its time; those for problems only where one stays open. */
async function makeTasks(ctx: Ctx, row: VisitRow, rating: number | null): Promise<void> {
  const { rows } = await ctx.client.query<{ open: number }>(
    `select count(*)::int as open from visit_link l join service_case k on k.organization_id = l.organization_id and k.id = l.case_id
     where l.visit_id = $1 and k.kind not in ('praise', 'suggestion') and k.status not in ('closed', 'cancelled', 'invalid', 'confirmed')`,
    [row.id],
  )
  const tasks = ctx.tx.updateTable('visit_step').where('visit_id', '=', row.id).where('phase', '=', 'after')
  const isProblem = leavesProblem(rows[0]!.open, rating)
  if (!isProblem) await tasks.where('is_for_problems', '=', true).set({ is_mandatory: false }).execute()
  const due = sql<Date>`${ctx.now}::timestamptz + make_interval(hours => due_hours)`
  await (isProblem ? tasks : tasks.where('is_for_problems', '=', false)).set({ due_at: due }).execute()
}
