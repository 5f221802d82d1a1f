import { sql, type RawBuilder } from 'kysely'
import { inspections, type Input, type Output, type TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecord, filesOfRecords } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { countSql, effectiveTime, likeText, mustBeCurrent, nextStatus, pageOf, readCursor, readTimeline } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { changeFinding } from './change-finding.ts'
import { FINDING_LIFE, actionsOf, wayOpenedBy } from './finding-rules.ts'
import { EARLIER } from './finding-sql.ts'
import { makeFinding, orderFor, tellOf, type FindingRow } from './new-finding.ts'
import { isTaken, openRecord, openingOf } from './opened-ways.ts'

type Shown = FindingRow & { checklist_name: string | null; point_code: string | null; point_name: string | null; order_number: string | null; order_status: string | null; repeats: number }
type FindingFilter = Input<typeof inspections.listFindings>['query']['filter']

const SHOWN = sql`
  select f.*, l.name as checklist_name, p.code as point_code, p.name as point_name, w.number as order_number, w.status as order_status,
    (select count(*)::int ${sql.raw(EARLIER)}) as repeats
  from finding f
  left join inspection_point p on p.organization_id = f.organization_id and p.id = f.point_id
  left join checklist l on l.organization_id = f.organization_id and l.id = f.checklist_id
  left join work_order w on w.organization_id = f.organization_id and w.id = f.work_order_id`

/** What the way leaves, without what no module takes. */
const offered = (row: Pick<FindingRow, 'state' | 'way'>, mayManage: boolean): inspections.FindingAction[] =>
  actionsOf(row.state, row.way, mayManage).filter((action) => {
    const way = wayOpenedBy(action)
    return way === null || isTaken(way)
  })

async function presentFindings(ctx: Ctx, rows: readonly Shown[]): Promise<inspections.Finding[]> {
  const names = await employeeNames(ctx, rows.map((row) => row.found_by))
  const files = await filesOfRecords(ctx, rows.map((row) => row.id))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, point: row.point_id === null ? null : { id: row.point_id, name: `${row.point_code} ${row.point_name}` }, place: row.place, taskId: row.task_id, checklist: row.checklist_id === null ? null : { id: row.checklist_id, name: row.checklist_name ?? '' }, itemText: row.item_text, description: row.description, severity: row.severity, way: row.way, state: row.state,
    workOrder: row.work_order_id === null ? null : { id: row.work_order_id, number: row.order_number ?? '', status: row.order_status ?? '' }, opened: row.opened_id === null ? null : { type: row.opened_type!, id: row.opened_id, number: row.opened_number! }, thirdParty: row.third_party, promisedOn: row.promised_on, foundBy: { id: row.found_by, name: names.get(row.found_by) ?? '' }, foundAt: iso(row.found_at), settledAt: iso(row.settled_at), closedAt: iso(row.closed_at),
    outcome: row.outcome, seen: row.seen, repeats: row.repeats, photos: (files.get(row.id) ?? []).map(({ file }) => file), allowedActions: ctx.actor.can('inspections:work', row.site_id) ? offered(row, ctx.actor.can('inspections:manage', row.site_id)) : [], version: row.version,
  }))
}

const ofPoint = (is: RawBuilder<unknown>): RawBuilder<unknown> => sql`exists (select from inspection_point p where p.organization_id = f.organization_id and p.id = f.point_id and ${is})`

function conditionsOf(ctx: Ctx, siteId: string, filter: FindingFilter): RawBuilder<unknown>[] {
  const like = filter.q?.trim() ? `%${likeText(filter.q.trim())}%` : null
  return [
    sql`f.site_id = ${siteId}`,
    ...(filter.state?.length ? [sql`f.state in (${sql.join(filter.state)})`] : []),
    ...(filter.severity?.length ? [sql`f.severity in (${sql.join(filter.severity)})`] : []),
    ...(filter.way?.length ? [sql`f.way in (${sql.join(filter.way)})`] : []),
    ...(filter.pointId ? [sql`f.point_id = ${filter.pointId}`] : []),
    ...(filter.checklistId ? [sql`f.checklist_id = ${filter.checklistId}`] : []),
    ...(filter.facilityClassId ? [ofPoint(sql`exists (select from facility fa where fa.organization_id = p.organization_id and fa.id = p.target_id and fa.class_id = ${filter.facilityClassId})`)] : []),
    ...(filter.areaType ? [ofPoint(sql`exists (select from common_area a where a.organization_id = p.organization_id and a.id = p.target_id and a.type = ${filter.areaType})`)] : []),
    ...(filter.target ? [ofPoint(sql`p.target = ${filter.target}`)] : []),
    ...(filter.workOrderId ? [sql`f.work_order_id = ${filter.workOrderId}`] : []),
    ...(filter.mine ? [sql`f.found_by = ${ctx.actor.employeeId}`] : []),
    ...(filter.repeated ? [sql`exists (select ${sql.raw(EARLIER)})`] : []),
    ...(filter.from ? [sql`f.found_at >= ${filter.from}::timestamptz`] : []),
    ...(filter.to ? [sql`f.found_at < ${filter.to}::timestamptz`] : []),
    ...(like === null ? [] : [sql`(f.description ilike ${like} or f.place ilike ${like} or f.item_text ilike ${like} or f.number ilike ${like})`]),
  ]
}

export async function listFindings(ctx: Ctx, { query }: Input<typeof inspections.listFindings>): Promise<Output<typeof inspections.listFindings>> {
  ctx.actor.mustSee('inspections:read', query.siteId)
  await siteById(ctx, query.siteId)
  const where = sql.join(conditionsOf(ctx, query.siteId, query.filter), sql` and `)
  const [at, id] = query.cursor === undefined ? [] : readCursor(query.cursor, ['instant', 'id'])
  const after = query.cursor === undefined ? sql`` : sql`and (f.found_at, f.id) < (${at}::timestamptz, ${id}::uuid)`
  const { rows } = await sql<Shown>`${SHOWN} where ${where} ${after} order by f.found_at desc, f.id desc limit ${query.limit + 1}`.execute(ctx.tx)
  const page = pageOf(rows, query.limit, (row) => [row.found_at, row.id], (row): Shown => row, query.total ? await countSql(ctx, sql`from finding f where ${where}`) : null)
  return { ...page, items: await presentFindings(ctx, page.items) }
}

/** Findings of a round, in the order in which they were made. */
export async function findingsOfTask(ctx: Ctx, taskId: string): Promise<inspections.Finding[]> {
  return presentFindings(ctx, (await sql<Shown>`${SHOWN} where f.task_id = ${taskId} order by f.found_at, f.id`.execute(ctx.tx)).rows)
}

async function visible(ctx: Ctx, id: string): Promise<Shown> {
  const row = (await sql<Shown>`${SHOWN} where f.id = ${id}`.execute(ctx.tx)).rows[0]
  // Who found it sees what became of it, whatever else they may see.
  if (!row || (!ctx.actor.can('inspections:read', row.site_id) && row.found_by !== ctx.actor.employeeId)) throw new AppError('not_found')
  return row
}

async function presented(ctx: Ctx, id: string): Promise<inspections.Finding> {
  return (await presentFindings(ctx, [await visible(ctx, id)]))[0]!
}

export const getFinding = (ctx: Ctx, { params }: Input<typeof inspections.getFinding>): Promise<inspections.Finding> => presented(ctx, params.id)

export async function findingTimeline(ctx: Ctx, { params }: Input<typeof inspections.findingTimeline>): Promise<{ items: TimelineEntry[] }> {
  const row = await visible(ctx, params.id)
  return { items: await readTimeline(ctx, row.id) }
}

/** See it, report it 随手报 (INS-029): any colleague of the site. A retry with the id of the first try gets what that made. */
export async function reportFinding(ctx: Ctx, { body }: Input<typeof inspections.reportFinding>): Promise<inspections.Finding> {
  ctx.actor.mustSee('tasks:own', body.siteId)
  await siteById(ctx, body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague reports')
  const id = body.id ?? newId()
  const known = await ctx.tx.selectFrom('finding').select(['found_by', 'site_id']).where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.found_by !== ctx.actor.employeeId || known.site_id !== body.siteId) throw wrongField('already_exists', '/id', 'a finding with this id exists')
    return presented(ctx, id)
  }
  const point = body.pointId === null ? undefined : await ctx.tx.selectFrom('inspection_point').select(['id', 'name', 'place']).where('id', '=', body.pointId).where('site_id', '=', body.siteId).executeTakeFirst()
  if (body.pointId !== null && !point) throw wrongField('not_found', '/pointId', 'no such point at this site')
  if (!point && body.place === '') throw wrongField('rule_broken', '/place', 'say where')
  await makeFinding(ctx, { id, site_id: body.siteId, point_id: body.pointId, place: body.place || [point!.name, point!.place].filter(Boolean).join(' '), description: body.description, severity: body.severity, way: 'undecided', found_at: effectiveTime(body.at, ctx.now, new Date(0)), photoIds: body.photoIds, pointer: '' })
  return presented(ctx, id)
}

const photosOf = async (ctx: Ctx, row: FindingRow): Promise<string[]> => (await filesOfRecord(ctx, row.id)).map(({ file }) => file.id)

type Act = Input<typeof inspections.actOnFinding>['body']

/** What each act writes beside the state. Throws `rule_broken` naming the field. */
async function setOf(ctx: Ctx, row: FindingRow, body: Act, state: FindingRow['state']): Promise<Partial<FindingRow>> {
  // Nothing is put right before it was found.
  const at = effectiveTime(body.at, ctx.now, row.found_at)
  switch (body.action) {
    case 'settle': {
      if (body.note === '' && body.photoIds.length === 0) throw wrongField('rule_broken', '/note', 'say or show what was done')
      // Put right by the first who touches it: on the spot, and nothing is left to look at.
      const isOnTheSpot = row.state === 'open'
      return { state: isOnTheSpot ? 'closed' : 'settled', way: isOnTheSpot ? 'on_the_spot' : row.way, outcome: body.note, settled_at: at, closed_at: isOnTheSpot ? at : null }
    }
    case 'raise_order':
      return { state, way: 'work_order', work_order_id: await orderFor(ctx, row, await openingOf(ctx, row, await photosOf(ctx, row))) }
    case 'open_violation':
    case 'open_defect': {
      const way = wayOpenedBy(body.action)!
      return { state, way, ...(await openRecord(ctx, way, await openingOf(ctx, row, await photosOf(ctx, row)), '/action')) }
    }
    case 'ask_third_party':
      if (body.thirdParty === '') throw wrongField('rule_broken', '/thirdParty', 'say whom')
      return { state, way: 'third_party', third_party: body.thirdParty, promised_on: body.promisedOn }
    case 'rectify':
      if (body.note === '') throw wrongField('rule_broken', '/note', 'say what is to be put right')
      return { state, way: 'rectification', third_party: body.thirdParty, promised_on: body.promisedOn }
    case 'report':
      return { state, way: 'report_upward' }
    case 'recheck':
      if (body.isFine === null) throw wrongField('rule_broken', '/isFine', 'say whether it is fine now')
      return body.isFine ? { state, closed_at: at, outcome: body.note || row.outcome } : { state: 'in_hand', settled_at: null, seen: row.seen + 1 }
    case 'drop':
      if (body.note === '') throw wrongField('rule_broken', '/note', 'say why')
      return { state, closed_at: ctx.now, outcome: body.note }
  }
}

/** Throws `not_found`, `not_permitted`, `stale_version`, `action_not_allowed`, `rule_broken` naming the field. */
export async function actOnFinding(ctx: Ctx, { params, body }: Input<typeof inspections.actOnFinding>): Promise<inspections.Finding> {
  await ctx.tx.selectFrom('finding').select('id').where('id', '=', params.id).forUpdate().execute()
  const { point_code: _code, point_name: _name, order_number: _number, order_status: _status, repeats: _repeats, ...row } = await visible(ctx, params.id)
  ctx.actor.mustSee('inspections:read', row.site_id)
  ctx.actor.mustBeAbleTo('inspections:work', row.site_id)
  await mustBeCurrent(row.version, body.version, () => presented(ctx, row.id))
  const mayManage = ctx.actor.can('inspections:manage', row.site_id)
  if (body.action === 'drop' && !mayManage) throw new AppError('not_permitted', 'inspections:manage is needed')
  const allowedActions = offered(row, mayManage)
  const state = nextStatus(FINDING_LIFE, row.state, body.action, allowedActions)
  if (!allowedActions.includes(body.action)) throw new AppError('action_not_allowed', 'Its work order or record decides', undefined, { allowedActions })
  const set = await setOf(ctx, row, body, state)
  await attachFiles(ctx, { type: 'finding', id: row.id }, body.photoIds, 'after', '/photoIds')
  const after = await changeFinding(ctx, row, set, { action: body.action, note: [body.thirdParty, body.note].filter(Boolean).join('：') || null, fileIds: body.photoIds })
  if (body.action === 'report') await tellOf(ctx, after)
  return presented(ctx, row.id)
}
