import { sql, type RawBuilder } from 'kysely'
import type { energy, Input, Output, TimelineEntry } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { changesBetween, countSql, dayNumber, likeText, mustBeCurrent, nextNumber, nextStatus, pageOf, possibleActions, readCursor, readTimeline, recordHappening, type LifeCycle } from '../../platform/records/index.ts'
import { column, everyPage, sheetOf } from '../../platform/records/list-export.ts'
import { dayIn, iso, monthAfter } from '../../platform/time.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { namedSubject, SUBJECT_NAME } from './alarms.ts'
import { savingOf } from './rules.ts'
import { mayWriteAt, mustBeSubject, siteEnergy, unitOf, type SiteEnergy, type SubjectIds } from './subjects.ts'

type Measure = energy.EnergyMeasure
type Filter = Input<typeof energy.listEnergyMeasures>['query']['filter']

/** Planned → begun → judged by readings, or dropped. */
export const MEASURE_LIFE: LifeCycle<energy.EnergyMeasureState, energy.EnergyMeasureAction> = {
  start: { from: ['planned'], to: 'running' },
  conclude: { from: ['running'], to: 'concluded' },
  drop: { from: ['planned', 'running'], to: 'dropped' },
}

interface MeasureRow extends SubjectIds {
  id: string
  site_id: string
  number: string
  measure_name: string
  name: string
  text: string
  cost_fen: number | null
  baseline_from: string
  baseline_to: string
  expected_monthly: number | null
  started_on: string | null
  state: energy.EnergyMeasureState
  conclusion: string
  saved_monthly: number | null
  saved_months: number | null
  concluded_on: string | null
  raised_at: Date
  version: number
}
const SHOWN = sql`select t.id, t.site_id, t.number, t.name as measure_name, ${SUBJECT_NAME} as name, t.text, t.kind, t.group_id, t.meter_id, t.cost_fen, t.baseline_from, t.baseline_to, t.expected_monthly, t.started_on, t.state, t.conclusion, t.saved_monthly, t.saved_months, t.concluded_on, t.raised_at, t.version from energy_measure t`

/** What it saved so far: whole months after the one in which it began, up to the last that is over; of a concluded one what was frozen. */
function saved(ctx: Ctx, row: MeasureRow, site: SiteEnergy, today: string): ReturnType<typeof savingOf> {
  const subject = namedSubject(ctx, row)
  const baseline = site.months(subject, row.baseline_from.slice(0, 7), row.baseline_to.slice(0, 7))
  const last = monthAfter((row.concluded_on ?? today).slice(0, 7), -1)
  const since = row.started_on === null ? new Map<string, number | null>() : site.months(subject, monthAfter(row.started_on.slice(0, 7)), last)
  const live = savingOf(baseline, since)
  return row.state === 'concluded' ? { ...live, savedMonthly: row.saved_monthly, savedMonths: row.saved_months! } : live
}

async function present(ctx: Ctx, siteId: string, rows: readonly MeasureRow[]): Promise<Measure[]> {
  if (rows.length === 0) return []
  const today = dayIn(await timeZoneOf(ctx, siteId), ctx.now)
  const site = await siteEnergy(ctx, siteId, today, rows.map(({ baseline_from }) => baseline_from.slice(0, 7)).sort()[0]!)
  const mayWrite = ctx.actor.can('energy:write', siteId)
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, name: row.measure_name, text: row.text, subject: namedSubject(ctx, row), unit: unitOf(row.kind), costFen: row.cost_fen, baselineFrom: row.baseline_from.slice(0, 7), baselineTo: row.baseline_to.slice(0, 7), expectedMonthly: row.expected_monthly, startedOn: row.started_on, state: row.state, conclusion: row.conclusion,
    ...saved(ctx, row, site, today), allowedActions: mayWrite ? possibleActions(MEASURE_LIFE, row.state) : [], mayChange: mayWrite && ['planned', 'running'].includes(row.state), raisedAt: iso(row.raised_at), version: row.version,
  }))
}

function conditionsOf(siteId: string, filter: Filter): RawBuilder<unknown>[] {
  const like = filter.q?.trim() ? `%${likeText(filter.q.trim())}%` : null
  return [
    sql`t.site_id = ${siteId}`,
    ...(filter.state?.length ? [sql`t.state in (${sql.join(filter.state)})`] : []),
    ...(filter.meterKind?.length ? [sql`t.kind in (${sql.join(filter.meterKind)})`] : []),
    ...(like === null ? [] : [sql`(t.number ilike ${like} or t.name ilike ${like} or t.text ilike ${like})`]),
  ]
}

export async function listEnergyMeasures(ctx: Ctx, { query }: Input<typeof energy.listEnergyMeasures>): Promise<Output<typeof energy.listEnergyMeasures>> {
  ctx.actor.mustSee('energy:read', query.siteId)
  await siteById(ctx, query.siteId)
  const where = sql.join(conditionsOf(query.siteId, query.filter), sql` and `)
  const [when, id] = query.cursor === undefined ? [] : readCursor(query.cursor, ['instant', 'id'])
  const after = query.cursor === undefined ? sql`` : sql`and (t.raised_at, t.id) < (${when}::timestamptz, ${id}::uuid)`
  const { rows } = await sql<MeasureRow>`${SHOWN} where ${where} ${after} order by t.raised_at desc, t.id desc limit ${query.limit + 1}`.execute(ctx.tx)
  const page = pageOf(rows, query.limit, (row) => [row.raised_at, row.id], (row): MeasureRow => row, query.total ? await countSql(ctx, sql`from energy_measure t where ${where}`) : null)
  return { ...page, items: await present(ctx, query.siteId, page.items) }
}

async function visible(ctx: Ctx, id: string): Promise<MeasureRow> {
  const row = (await sql<MeasureRow>`${SHOWN} where t.id = ${id}`.execute(ctx.tx)).rows[0]
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('energy:read', row.site_id)
  return row
}

export async function getEnergyMeasure(ctx: Ctx, { params }: Pick<Input<typeof energy.getEnergyMeasure>, 'params'>): Promise<Measure> {
  const row = await visible(ctx, params.id)
  return (await present(ctx, row.site_id, [row]))[0]!
}

export async function energyMeasureTimeline(ctx: Ctx, { params }: Input<typeof energy.energyMeasureTimeline>): Promise<{ items: TimelineEntry[] }> {
  return { items: await readTimeline(ctx, (await visible(ctx, params.id)).id) }
}

type Facts = Pick<Input<typeof energy.createEnergyMeasure>['body'], 'name' | 'text' | 'costFen' | 'baselineFrom' | 'baselineTo' | 'expectedMonthly'>
const columnsOf = ({ name, text, costFen, baselineFrom, baselineTo, expectedMonthly }: Facts) => ({ name, text, cost_fen: costFen, baseline_from: `${baselineFrom}-01`, baseline_to: `${baselineTo}-01`, expected_monthly: expectedMonthly })

const MOST_MONTHS = 24
function mustMakeSense({ baselineFrom, baselineTo }: Facts): void {
  if (baselineTo < baselineFrom) throw wrongField('rule_broken', '/baselineTo', 'must not lie before its beginning')
  if (monthAfter(baselineFrom, MOST_MONTHS) <= baselineTo) throw wrongField('rule_broken', '/baselineFrom', `at most ${MOST_MONTHS} months`)
}

function told(ctx: Ctx, siteId: string, id: string, what: { action: string; fromStatus?: string; toStatus?: string; note?: string; changes?: { field: string; from: unknown; to: unknown }[] }): void {
  recordHappening(ctx, { siteId, recordType: 'energy_measure', recordId: id, ...what })
  announceChange(ctx, { recordType: 'energy_measure', recordId: id, siteId, action: what.action })
}

/** A retry with the id of the first try gets what that made. Throws `not_found`, `not_permitted`, `already_exists`, `rule_broken` naming the field. */
export async function createEnergyMeasure(ctx: Ctx, { body }: Input<typeof energy.createEnergyMeasure>): Promise<Measure> {
  const { timeZone } = await mayWriteAt(ctx, body.siteId)
  mustMakeSense(body)
  const of = await mustBeSubject(ctx, body.siteId, body)
  const id = body.id ?? newId()
  const known = await ctx.tx.selectFrom('energy_measure').select('site_id').where('id', '=', id).executeTakeFirst()
  if (!known) {
    const day = dayIn(timeZone, ctx.now)
    const number = dayNumber('J', day, await nextNumber(ctx, body.siteId, `energy_measure-${day}`))
    const inserted = await ctx.tx.insertInto('energy_measure').values({ organization_id: ctx.organizationId, id, site_id: body.siteId, number, ...of, ...columnsOf(body), started_on: null, state: 'planned', saved_monthly: null, saved_months: null, concluded_on: null, raised_at: ctx.now, updated_at: ctx.now }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 1n) told(ctx, body.siteId, id, { action: 'created', toStatus: 'planned', note: body.name })
  } else if (known.site_id !== body.siteId) throw wrongField('already_exists', '/id', 'a measure with this id exists')
  return getEnergyMeasure(ctx, { params: { id } })
}

async function locked(ctx: Ctx, id: string, version: number | undefined): Promise<MeasureRow> {
  await ctx.tx.selectFrom('energy_measure').select('id').where('id', '=', id).forUpdate().execute()
  const row = await visible(ctx, id)
  ctx.actor.mustBeAbleTo('energy:write', row.site_id)
  await mustBeCurrent(row.version, version, () => getEnergyMeasure(ctx, { params: { id } }))
  return row
}

/** Throws `not_found`, `not_permitted`, `stale_version`, `action_not_allowed` once it is over, `rule_broken` naming the field. */
export async function changeEnergyMeasure(ctx: Ctx, { params, body }: Input<typeof energy.changeEnergyMeasure>): Promise<Measure> {
  const row = await locked(ctx, params.id, body.version)
  if (!['planned', 'running'].includes(row.state)) throw new AppError('action_not_allowed', 'It is over', undefined, { allowedActions: [] })
  mustMakeSense(body)
  if (row.started_on !== null && body.baselineTo >= row.started_on.slice(0, 7)) throw wrongField('rule_broken', '/baselineTo', 'must be over before it began')
  const after = columnsOf(body)
  await ctx.tx.updateTable('energy_measure').set({ ...after, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  told(ctx, row.site_id, row.id, { action: 'changed', changes: changesBetween({ name: row.measure_name, text: row.text, costFen: row.cost_fen, baselineFrom: row.baseline_from.slice(0, 7), baselineTo: row.baseline_to.slice(0, 7), expectedMonthly: row.expected_monthly }, { name: body.name, text: body.text, costFen: body.costFen, baselineFrom: body.baselineFrom, baselineTo: body.baselineTo, expectedMonthly: body.expectedMonthly }) })
  return getEnergyMeasure(ctx, { params })
}

/**
 * Begins, concludes or drops a measure. The conclusion freezes what readings say that it saved: without a month that is known there is none. Throws
 * `not_found`, `not_permitted`, `stale_version`, `action_not_allowed`, `rule_broken` naming the field.
 */
export async function actOnEnergyMeasure(ctx: Ctx, { params, body }: Input<typeof energy.actOnEnergyMeasure>): Promise<Measure> {
  const row = await locked(ctx, params.id, body.version)
  const state = nextStatus(MEASURE_LIFE, row.state, body.action)
  const today = dayIn(await timeZoneOf(ctx, row.site_id), ctx.now)
  if (body.action !== 'start' && body.note === '') throw wrongField('rule_broken', '/note', body.action === 'drop' ? 'say why' : 'say what came of it')
  const set = body.action === 'start' ? { started_on: startOf(row, body.on ?? today, today) } : body.action === 'conclude' ? { ...(await savedNow(ctx, row, today)), concluded_on: today, conclusion: body.note } : { conclusion: body.note }
  await ctx.tx.updateTable('energy_measure').set({ ...set, state, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  told(ctx, row.site_id, row.id, { action: body.action, fromStatus: row.state, toStatus: state, note: body.note })
  return getEnergyMeasure(ctx, { params })
}

function startOf(row: MeasureRow, on: string, today: string): string {
  if (on > today) throw wrongField('rule_broken', '/on', 'lies in the future')
  if (on.slice(0, 7) <= row.baseline_to.slice(0, 7)) throw wrongField('rule_broken', '/on', 'the months it is compared with must be over')
  return on
}

async function savedNow(ctx: Ctx, row: MeasureRow, today: string): Promise<{ saved_monthly: number; saved_months: number }> {
  const { savedMonthly, savedMonths } = saved(ctx, row, await siteEnergy(ctx, row.site_id, today, row.baseline_from.slice(0, 7)), today)
  if (savedMonthly === null) throw wrongField('rule_broken', '/action', 'no whole month is known since it began, or a month before it is missing')
  return { saved_monthly: savedMonthly, saved_months: savedMonths }
}

export async function planMeasureExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof energy.exportEnergyMeasures>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  ctx.actor.mustSee('energy:read', siteId)
  const rows = everyPage((paging) => listEnergyMeasures(ctx, { params: {}, query: { siteId, filter, ...paging }, body: {} }))
  return sheetOf<Measure>(ctx, { 'zh-CN': '节能措施', 'zh-TW': '節能措施', en: 'Energy measures' }, await timeZoneOf(ctx, siteId), [
    column('number', 'text', 18, ['编号', '編號', 'Number'], (one) => one.number),
    column('name', 'text', 28, ['措施', '措施', 'Measure'], (one) => one.name),
    column('kind', 'text', 10, ['类型', '類型', 'Kind'], (one, locale) => labelOf(locale, 'meterKind', one.subject.kind)),
    column('subject', 'text', 24, ['对象', '對象', 'Of'], (one) => one.subject.name),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (one, locale) => labelOf(locale, 'energyMeasureState', one.state)),
    column('cost', 'number', 12, ['费用（元）', '費用（元）', 'Cost (yuan)'], (one) => (one.costFen === null ? null : one.costFen / 100)),
    column('baseline', 'text', 18, ['基准期', '基準期', 'Baseline'], (one) => `${one.baselineFrom} – ${one.baselineTo}`),
    column('mean', 'number', 12, ['基准月均', '基準月均', 'Mean before'], (one) => one.baseline),
    column('expected', 'number', 12, ['预计月节约', '預計月節約', 'Expected a month'], (one) => one.expectedMonthly),
    column('saved', 'number', 12, ['实际月节约', '實際月節約', 'Saved a month'], (one) => one.savedMonthly),
    column('months', 'number', 10, ['统计月数', '統計月數', 'Months'], (one) => one.savedMonths),
    column('started', 'text', 12, ['实施日期', '實施日期', 'Began'], (one) => one.startedOn ?? ''),
    column('conclusion', 'text', 40, ['结论', '結論', 'Conclusion'], (one) => one.conclusion),
  ], rows)
}
