import { emergency, type Input, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { countUpTo, dayNumber, mustBeCurrent, nextNumber, nextStatus, pageOf, readCursor, recordHappening, type LifeCycle } from '../../../platform/records/index.ts'
import { at, column, everyPage, sheetOf } from '../../../platform/records/list-export.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayAfter, dayIn, iso, monthAfter } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { employeeNames, rolesAt } from '../../people/index.ts'
import { lastClocks } from '../clocks.ts'
import { activate, makeIncident } from '../report.ts'
import type { DrillTable } from '../tables.ts'
import { meetMonth } from './months.ts'

type Duty = (typeof emergency.INCIDENT_DUTIES)[number]
type Filter = Input<typeof emergency.listDrills>['query']['filter']
type Act = Input<typeof emergency.actOnDrill>['body']

export const DRILL_LIFE: LifeCycle<DrillTable['state'], (typeof emergency.DRILL_ACTIONS)[number]> = {
  start: { from: ['planned'], to: 'running' },
  postpone: { from: ['planned'], to: 'same' },
  hold: { from: ['running'], to: 'held' },
  cancel: { from: ['planned', 'running'], to: 'cancelled' },
}
/** Roles that have to take part together before a drill counts (EMG-018). */
const ROLES_TOGETHER = 2

async function present(ctx: Ctx, rows: readonly DrillTable[]): Promise<emergency.Drill[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const came = await ctx.tx.selectFrom('drill_attendance').selectAll().where('drill_id', 'in', ids).execute()
  const boards = rows.flatMap((row) => row.incident_id ?? [])
  const incidents = new Map((boards.length === 0 ? [] : await ctx.tx.selectFrom('incident').select(['id', 'number', 'state']).where('id', 'in', boards).execute()).map((one) => [one.id, one]))
  const names = await employeeNames(ctx, [...rows.map((row) => row.lead_id), ...came.map((one) => one.employee_id)])
  return rows.map((row) => {
    const own = came.filter((one) => one.drill_id === row.id)
    const duties = new Set(own.flatMap(({ duty }) => duty ?? []))
    return {
      id: row.id, siteId: row.site_id, number: row.number, kind: row.kind, scenario: row.scenario, plannedAt: iso(row.planned_at), state: row.state, isLate: row.state === 'planned' && row.planned_at < ctx.now, lead: { id: row.lead_id, name: names.get(row.lead_id) ?? '' }, incident: row.incident_id === null ? null : (incidents.get(row.incident_id) ?? null), score: row.score, findings: row.findings,
      duties: emergency.INCIDENT_DUTIES.filter((duty) => duties.has(duty)), attendees: own.map((one) => ({ id: one.employee_id, name: names.get(one.employee_id) ?? '' })), counts: row.counts, version: row.version,
      allowedActions: ctx.actor.can('emergency:command', row.site_id) ? emergency.DRILL_ACTIONS.filter((action) => DRILL_LIFE[action].from.includes(row.state)) : [],
    }
  })
}

async function filtered(ctx: Ctx, siteId: string, filter: Filter): Promise<SelectQueryBuilder<Tables, 'drill', object>> {
  ctx.actor.mustSee('emergency:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  let select: SelectQueryBuilder<Tables, 'drill', object> = ctx.tx.selectFrom('drill').where('site_id', '=', siteId)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.kind?.length) select = select.where('kind', 'in', filter.kind)
  if (filter.from) select = select.where('planned_at', '>=', midnightOf(filter.from, timeZone))
  if (filter.to) select = select.where('planned_at', '<', midnightOf(dayAfter(filter.to), timeZone))
  return select
}

export async function listDrills(ctx: Ctx, { query }: Pick<Input<typeof emergency.listDrills>, 'query'>): Promise<Output<typeof emergency.listDrills>> {
  const select = await filtered(ctx, query.siteId, query.filter)
  let ordered = select.selectAll('drill').orderBy('planned_at', 'desc').orderBy('id', 'desc')
  if (query.cursor !== undefined) {
    const [moment, id] = readCursor(query.cursor, ['instant', 'id'])
    ordered = ordered.where(sql<boolean>`(planned_at, id) < (${moment}::timestamptz, ${id}::uuid)`)
  }
  const rows = await ordered.limit(query.limit + 1).execute()
  const shown = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.planned_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, select) : null)
}

async function load(ctx: Ctx, id: string, lock = false): Promise<DrillTable> {
  const select = ctx.tx.selectFrom('drill').selectAll().where('id', '=', id)
  const row = await (lock ? select.forUpdate() : select).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('emergency:read', row.site_id)
  return row
}

export async function getDrill(ctx: Ctx, { params }: Pick<Input<typeof emergency.getDrill>, 'params'>): Promise<emergency.Drill> {
  return (await present(ctx, [await load(ctx, params.id)]))[0]!
}

function tell(ctx: Ctx, row: Pick<DrillTable, 'id' | 'site_id'>, action: string, note: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'drill', recordId: row.id, action, note })
  announceChange(ctx, { recordType: 'drill', recordId: row.id, siteId: row.site_id, action })
}

/** Plans a drill; a retry with the same id is the same drill. Throws `not_found`, `already_exists`, `rule_broken`. */
export async function planDrill(ctx: Ctx, { body }: Input<typeof emergency.planDrill>): Promise<emergency.Drill> {
  ctx.actor.mustSee('emergency:command', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  if ((await rolesAt(ctx, body.leadId, body.siteId)).length === 0) throw wrongField('not_found', '/leadId', 'no such colleague at this site')
  const today = dayIn(timeZone, ctx.now)
  if (dayIn(timeZone, new Date(body.plannedAt)) < today) throw wrongField('rule_broken', '/plannedAt', 'lies in the past')
  const id = body.id ?? newId()
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`drill:${id}`])
  const known = await ctx.tx.selectFrom('drill').selectAll().where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.site_id !== body.siteId || known.kind !== body.kind) throw wrongField('already_exists', '/id', 'is another drill')
    return (await present(ctx, [known]))[0]!
  }
  const row: DrillTable = { organization_id: ctx.organizationId, id, site_id: body.siteId, number: dayNumber('Y', today, await nextNumber(ctx, body.siteId, `drill-${today}`)), kind: body.kind, scenario: body.scenario, planned_at: new Date(body.plannedAt), state: 'planned', lead_id: body.leadId, incident_id: null, score: null, findings: '', counts: false, held_at: null, version: 1 }
  await ctx.tx.insertInto('drill').values(row).execute()
  tell(ctx, row, 'planned', row.scenario || null)
  return (await present(ctx, [row]))[0]!
}

/** Throws `not_found`, `not_permitted`, `stale_version`, `action_not_allowed`, `rule_broken` naming the field. */
export async function actOnDrill(ctx: Ctx, { params, body }: Input<typeof emergency.actOnDrill>): Promise<emergency.Drill> {
  const row = await load(ctx, params.id, true)
  ctx.actor.mustBeAbleTo('emergency:command', row.site_id)
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  const state = nextStatus(DRILL_LIFE, row.state, body.action)
  const after: DrillTable = { ...row, ...(await changeOf(ctx, row, body)), state, version: row.version + 1 }
  const { organization_id: _, id, ...set } = after
  await ctx.tx.updateTable('drill').set(set).where('id', '=', id).execute()
  if (after.counts) await meetMonth(ctx, row.site_id, row.id, after.held_at!)
  tell(ctx, row, body.action, body.action === 'postpone' || body.action === 'cancel' ? body.reason : body.action === 'hold' ? String(body.score) : null)
  return getDrill(ctx, { params })
}

async function changeOf(ctx: Ctx, row: DrillTable, body: Act): Promise<Partial<DrillTable>> {
  switch (body.action) {
    case 'start': return { incident_id: await startOnBoard(ctx, row, body) }
    case 'postpone': {
      const { timeZone } = await siteById(ctx, row.site_id)
      if (dayIn(timeZone, new Date(body.plannedAt)) < dayIn(timeZone, ctx.now)) throw wrongField('rule_broken', '/plannedAt', 'lies in the past')
      return { planned_at: new Date(body.plannedAt) }
    }
    case 'hold': return hold(ctx, row, body)
    case 'cancel': {
      const incident = row.incident_id === null ? undefined : await ctx.tx.selectFrom('incident').select('state').where('id', '=', row.incident_id).forUpdate().executeTakeFirst()
      if (incident && incident.state !== 'called_off' && incident.state !== 'closed') throw wrongField('rule_broken', '/action', 'call it off on the board first')
      return {}
    }
  }
}

/** The same board as an emergency, marked as a drill; its plan and its people are those of this moment. */
async function startOnBoard(ctx: Ctx, row: DrillTable, { place, level }: Extract<Act, { action: 'start' }>): Promise<string> {
  const incident = await makeIncident(ctx, { siteId: row.site_id, isDrill: true, kind: row.kind, place, description: row.scenario, isDanger: false, inDanger: null, level })
  await activate(ctx, incident!, level)
  return incident!.id
}

/** Who answered in a role took part with its duty; others who came are added. */
async function hold(ctx: Ctx, row: DrillTable, body: Extract<Act, { action: 'hold' }>): Promise<Partial<DrillTable>> {
  const incident = await ctx.tx.selectFrom('incident').selectAll().where('id', '=', row.incident_id!).forUpdate().executeTakeFirstOrThrow()
  if (incident.state !== 'closed' && incident.state !== 'reviewed') throw wrongField('rule_broken', '/action', 'the board is not closed')
  const { rows } = await ctx.client.query<{ employee_id: string; duty: Duty }>(
    `select distinct on (h.employee_id) h.employee_id, r.duty from incident_holder h join incident_role r on r.organization_id = h.organization_id and r.id = h.role_id
     join incident_notice n on n.organization_id = h.organization_id and n.incident_id = h.incident_id and n.employee_id = h.employee_id and n.acknowledged_at is not null
     where h.organization_id = $1 and h.incident_id = $2 order by h.employee_id, r.position`,
    [ctx.organizationId, incident.id],
  )
  const came = new Map<string, Duty | null>(rows.map((one) => [one.employee_id, one.duty]))
  for (const [i, id] of body.attendeeIds.entries()) {
    if (came.has(id)) continue
    if ((await rolesAt(ctx, id, row.site_id)).length === 0) throw wrongField('not_found', `/attendeeIds/${i}`, 'no such colleague at this site')
    came.set(id, null)
  }
  if (came.size > 0) await ctx.tx.insertInto('drill_attendance').values([...came].map(([employee_id, duty]) => ({ organization_id: ctx.organizationId, drill_id: row.id, employee_id, duty }))).execute()
  return { score: body.score, findings: body.findings, held_at: incident.activated_at, counts: new Set([...came.values()].filter((duty) => duty !== null)).size >= ROLES_TOGETHER }
}

/** The months of a year, each with what was planned and held, and the kinds of which none was. */
export async function drillYear(ctx: Ctx, { query }: Input<typeof emergency.drillYear>): Promise<Output<typeof emergency.drillYear>> {
  ctx.actor.mustSee('emergency:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const year = String(query.year)
  const now = dayIn(timeZone, ctx.now).slice(0, 7)
  const drills = await present(ctx, await ctx.tx.selectFrom('drill').selectAll().where('site_id', '=', query.siteId).where('planned_at', '>=', midnightOf(`${year}-01-01`, timeZone)).where('planned_at', '<', midnightOf(`${query.year + 1}-01-01`, timeZone)).orderBy('planned_at').limit(1000).execute())
  const rows = new Map((await ctx.tx.selectFrom('drill_month').selectAll().where('site_id', '=', query.siteId).where('month', '>=', `${year}-01-01`).where('month', '<=', `${year}-12-01`).execute()).map((row) => [row.month.slice(0, 7), row]))
  const clocks = await lastClocks(ctx, [...rows.values()].map(({ id }) => id))
  const months = []
  for (let month = `${year}-01`; month <= `${year}-12`; month = monthAfter(month)) {
    const row = rows.get(month)
    months.push({ month, isMet: row?.met_at != null, isDue: row !== undefined && row.met_at === null && month <= now, clock: row === undefined ? null : (clocks.get(row.id) ?? null), drills: drills.filter(({ plannedAt }) => dayIn(timeZone, new Date(plannedAt)).startsWith(month)) })
  }
  const held = new Set(drills.filter(({ state }) => state === 'held').map(({ kind }) => kind))
  const kinds = await ctx.tx.selectFrom('emergency_plan').select('kind').where('site_id', '=', query.siteId).where('is_active', '=', true).execute()
  return { months, kindsWithout: emergency.INCIDENT_KINDS.filter((kind) => !held.has(kind) && kinds.some((one) => one.kind === kind)) }
}

export async function planDrillExport(ctx: Ctx, { siteId, filter }: Input<typeof emergency.exportDrills>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listDrills(ctx, { query: { siteId, filter, ...paging } }))
  return sheetOf<emergency.Drill>(ctx, { 'zh-CN': '应急演练', 'zh-TW': '應變演練', en: 'drills' }, await timeZoneOf(ctx, siteId), [
    column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
    column('kind', 'text', 16, ['类型', '類型', 'Kind'], (row, locale) => labelOf(locale, 'incidentKind', row.kind)),
    column('planned', 'datetime', 18, ['计划时间', '計畫時間', 'Planned'], (row) => at(row.plannedAt)),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (row, locale) => labelOf(locale, 'drillState', row.state)),
    column('lead', 'text', 12, ['负责人', '負責人', 'Lead'], (row) => row.lead.name),
    column('scenario', 'text', 36, ['情景', '情境', 'Scenario'], (row) => row.scenario),
    column('duties', 'text', 24, ['参与岗位', '參與職位', 'Duties'], (row, locale) => row.duties.map((duty) => labelOf(locale, 'incidentDuty', duty)).join('、')),
    column('attendees', 'text', 36, ['参加人员', '參加人員', 'Attendees'], (row) => row.attendees.map(({ name }) => name).join('、')),
    column('score', 'number', 8, ['评分', '評分', 'Score'], (row) => row.score),
    column('findings', 'text', 36, ['问题', '問題', 'Findings'], (row) => row.findings),
    column('board', 'text', 18, ['指挥台', '指揮台', 'Board'], (row) => row.incident?.number ?? ''),
  ], rows)
}
