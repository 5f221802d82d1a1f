import type { Input, mystery, Output } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { filesOfRecord } from '../../../platform/files/files.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { dayNumber, mustBeCurrent, nextNumber, pageOf, readCursor, readTimeline, recordHappening } from '../../../platform/records/index.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { employeeNames, rolesAt } from '../../people/index.ts'
import { itemsOfVersion, standardInForce } from '../../standards/index.ts'
import { meritOf } from '../score.ts'
import { closedMonth } from '../scores/frozen.ts'
import { firstDay } from '../scores/month.ts'
import { linkOf, newToken } from './link.ts'
import type { MysteryVisitTable } from './tables.ts'

export type VisitRow = Selectable<MysteryVisitTable>
type Planned = Output<typeof mystery.planMysteryVisit>

/**
 * Plans a visit (SCR-006). The name of who goes is sealed at once and stands nowhere else: not in the trail, not in a message, not in this
 * answer. Throws `not_found`, `already_exists`, `rule_broken` naming the field.
 */
export async function planMysteryVisit(ctx: Ctx, { body }: Input<typeof mystery.planMysteryVisit>): Promise<Planned> {
  ctx.actor.mustSee('mystery:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague plans a visit')
  const today = dayIn(site.timeZone, ctx.now)
  if (body.untilOn < today) throw wrongField('rule_broken', '/untilOn', 'lies in the past')
  if (body.untilOn < body.fromOn) throw wrongField('rule_broken', '/untilOn', 'lies before the first day')
  const standard = await standardInForce(ctx, body.standardId)
  if (!standard) throw wrongField('not_found', '/standardId', 'no standard in force')
  if (standard.row.state !== 'published' || standard.row.kind === 'guideline') throw wrongField('rule_broken', '/standardId', 'is no sheet to score by')
  const { token, hash } = newToken(ctx.organizationId)
  const row: VisitRow = {
    organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, number: dayNumber('M', today, await nextNumber(ctx, body.siteId, `mystery_visit-${today}`)), state: 'planned', standard_id: standard.row.id, standard_number: standard.row.current_version!,
    scenario: body.scenario, from_on: body.fromOn, until_on: body.untilOn, token_hash: hash, visitor_sealed: ctx.app.personalData.encrypt(JSON.stringify(body.visitor)), month: firstDay(body.untilOn.slice(0, 7)), visited_on: null, met: '', answers: [], score: null, has_red_line: false,
    comment: '', submitted_at: null, employee_id: null, planned_by: ctx.actor.employeeId, planned_at: ctx.now, version: 1,
  }
  const inserted = await ctx.tx.insertInto('mystery_visit').values({ ...row, answers: '[]', score: null }).onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing()).executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/id', 'a visit with this id exists')
  tell(ctx, row, 'planned')
  return { visit: await present(ctx, row), link: linkOf(token) }
}

/** One line in the trail, without a word of who goes. */
export function tell(ctx: Ctx, row: Pick<VisitRow, 'id' | 'site_id'>, action: string, note: string | null = null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'mystery_visit', recordId: row.id, action, note })
  announceChange(ctx, { recordType: 'mystery_visit', recordId: row.id, siteId: row.site_id, action })
}

/** Nobody handed the sheet in by the end of its last day. */
export const isExpired = (row: Pick<VisitRow, 'state' | 'until_on'>, today: string): boolean => row.state === 'planned' && row.until_on < today

async function summaries(ctx: Ctx, rows: readonly VisitRow[]): Promise<mystery.MysteryVisitSummary[]> {
  if (rows.length === 0) return []
  const today = dayIn(await timeZoneOf(ctx, rows[0]!.site_id), ctx.now)
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.employee_id, row.planned_by]))
  const sheets = new Map((await ctx.tx.selectFrom('service_standard').select(['id', 'name']).where('id', 'in', rows.map((row) => row.standard_id)).execute()).map((row) => [row.id, row.name]))
  const person = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id, number: row.number, siteId: row.site_id, state: isExpired(row, today) ? 'expired' : row.state, standard: { id: row.standard_id, name: sheets.get(row.standard_id)! }, scenario: row.scenario, fromOn: row.from_on, untilOn: row.until_on, visitedOn: row.visited_on, month: row.month.slice(0, 7),
    employee: row.employee_id === null ? null : person(row.employee_id), score: row.score === null ? null : Number(row.score), hasRedLine: row.has_red_line, plannedBy: person(row.planned_by), plannedAt: iso(row.planned_at), submittedAt: iso(row.submitted_at), version: row.version,
  }))
}

export async function listMysteryVisits(ctx: Ctx, { query }: Input<typeof mystery.listMysteryVisits>): Promise<Output<typeof mystery.listMysteryVisits>> {
  ctx.actor.mustSee('mystery:manage', query.siteId)
  const today = dayIn((await siteById(ctx, query.siteId)).timeZone, ctx.now)
  let select = ctx.tx.selectFrom('mystery_visit').selectAll().where('site_id', '=', query.siteId)
  const { state } = query.filter
  if (state?.length) select = select.where(sql<boolean>`case when state = 'planned' and until_on < ${today}::date then 'expired' else state end = any (${state}::text[])`)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(planned_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('planned_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await summaries(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.planned_at, row.id], (row) => shown.get(row.id)!)
}

async function present(ctx: Ctx, row: VisitRow): Promise<mystery.MysteryVisit> {
  const [summary] = await summaries(ctx, [row])
  const isClosed = (await closedMonth(ctx, row.site_id, row.month.slice(0, 7))) !== undefined
  const given = new Map((row.answers as { itemId: string; value: number | null; note: string }[]).map((answer) => [answer.itemId, answer]))
  const items = row.state === 'submitted' ? await itemsOfVersion(ctx, row.standard_id, row.standard_number) : []
  const files = await filesOfRecord(ctx, row.id)
  const spoken = files.filter(({ file }) => !file.isImage).map(({ file }) => file)
  const allowedActions: mystery.MysteryVisit['allowedActions'] = row.state === 'planned' ? ['cancel', 'renew_link'] : row.state === 'submitted' && !isClosed ? ['attribute'] : []
  return {
    ...summary!, met: row.met, comment: row.comment, files: files.filter(({ file }) => file.isImage).map(({ file }) => file), allowedActions: summary!.state === 'expired' ? ['cancel'] : allowedActions, ...seal(ctx, row, isClosed, spoken),
    answers: items.map((item) => {
      const { value = null, note = '' } = given.get(item.id) ?? {}
      const merit = meritOf({ item, value })
      return { ...item, value, note, isMet: merit === null ? null : merit >= 0.5 }
    }),
  }
}

/** The only place where a seal is opened: after the month has closed. */
function seal(ctx: Ctx, row: VisitRow, isClosed: boolean, spoken: mystery.MysteryVisit['recordings']): Pick<mystery.MysteryVisit, 'visitor' | 'isSealed' | 'recordings' | 'recordingCount'> {
  if (!isClosed) return { visitor: null, isSealed: true, recordings: [], recordingCount: spoken.length }
  return {
    recordings: spoken, recordingCount: spoken.length,
    visitor: row.visitor_sealed === null ? null : (JSON.parse(ctx.app.personalData.decrypt(row.visitor_sealed)) as mystery.MysteryVisit['visitor']), isSealed: false,
  }
}

/** Whether somebody may hear what a visitor said: who plans visits, once the month has closed. */
export async function mayHear(ctx: Ctx, id: string): Promise<boolean> {
  const row = await ctx.tx.selectFrom('mystery_visit').select(['site_id', 'month']).where('id', '=', id).executeTakeFirst()
  return row !== undefined && ctx.actor.can('mystery:manage', row.site_id) && (await closedMonth(ctx, row.site_id, row.month.slice(0, 7))) !== undefined
}

async function load(ctx: Ctx, id: string, lock: boolean): Promise<VisitRow> {
  const select = ctx.tx.selectFrom('mystery_visit').selectAll().where('id', '=', id)
  const row = await (lock ? select.forUpdate() : select).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('mystery:manage', row.site_id)
  return row
}

export async function getMysteryVisit(ctx: Ctx, { params }: Input<typeof mystery.getMysteryVisit>): Promise<mystery.MysteryVisit> {
  return present(ctx, await load(ctx, params.id, false))
}

export async function mysteryVisitTimeline(ctx: Ctx, { params }: Input<typeof mystery.mysteryVisitTimeline>): Promise<Output<typeof mystery.mysteryVisitTimeline>> {
  await load(ctx, params.id, false)
  return { items: await readTimeline(ctx, params.id) }
}

/** Throws `not_found`, `stale_version`, `action_not_allowed`, `rule_broken` naming the field. */
export async function actOnMysteryVisit(ctx: Ctx, { params, body }: Input<typeof mystery.actOnMysteryVisit>): Promise<Planned> {
  const row = await load(ctx, params.id, true)
  await mustBeCurrent(row.version, body.version, () => present(ctx, row))
  const { allowedActions } = await present(ctx, row)
  if (!allowedActions.includes(body.action)) throw new AppError('action_not_allowed', 'Not in this state')
  const made = body.action === 'renew_link' ? newToken(ctx.organizationId) : null
  const change: Partial<VisitRow> = body.action === 'cancel' ? { state: 'cancelled' } : body.action === 'renew_link' ? { token_hash: made!.hash } : { employee_id: await colleague(ctx, row, body.employeeId) }
  const after: VisitRow = { ...row, ...change, version: row.version + 1 }
  await ctx.tx.updateTable('mystery_visit').set({ state: after.state, token_hash: after.token_hash, employee_id: after.employee_id, version: after.version }).where('id', '=', row.id).execute()
  tell(ctx, row, body.action, body.action === 'cancel' ? body.reason : null)
  return { visit: await present(ctx, after), link: made === null ? null : linkOf(made.token) }
}

/** Who was met; never who planned the visit, and nobody says so of themselves. */
async function colleague(ctx: Ctx, row: VisitRow, employeeId: string | null): Promise<string | null> {
  if (employeeId === null) return null
  if ((await rolesAt(ctx, employeeId, row.site_id)).length === 0) throw wrongField('not_found', '/employeeId', 'no such colleague at this site')
  if (employeeId === row.planned_by || employeeId === ctx.actor.employeeId) throw wrongField('rule_broken', '/employeeId', 'nobody is scored by a visit of their own')
  return employeeId
}
