import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { inspections, Input, Output } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { sqlState } from '../../platform/database/database.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { printLabels } from '../../platform/print/label-sheet.ts'
import { changesBetween, countSql, likeText, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { OPEN_OF_POINT } from './finding-sql.ts'
import { fits } from './fits.ts'
import type { InspectionTables } from './tables.ts'

type PointRow = InspectionTables['inspection_point']
type Filter = Input<typeof inspections.listPoints>['query']['filter']

/** Ten pages of labels at once. */
const MOST_LABELS = 240
const SIGNS = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** What a sign says: about 103 random bits that tell nothing about the point. */
export const newTag = (): string => Array.from({ length: 20 }, () => SIGNS[randomInt(SIGNS.length)]).join('')

interface Shown extends PointRow {
  checklist_name: string
  building_name: string | null
  target_name: string | null
  open_findings: number
}

const SHOWN = sql`
  select p.*, c.name as checklist_name, b.name as building_name,
    case p.target when 'area' then (select a.name from common_area a where a.organization_id = p.organization_id and a.id = p.target_id)
                  when 'facility' then (select f.name || ' ' || f.code from facility f where f.organization_id = p.organization_id and f.id = p.target_id)
                  when 'meter' then (select m.code from meter m where m.organization_id = p.organization_id and m.id = p.target_id)
                  when 'unit' then (select u.code from unit u where u.organization_id = p.organization_id and u.id = p.target_id) end as target_name,
    ${sql.raw(OPEN_OF_POINT)} as open_findings
  from inspection_point p
  join checklist c on c.organization_id = p.organization_id and c.id = p.checklist_id
  left join building b on b.organization_id = p.organization_id and b.id = p.building_id`

const presentPoint = (row: Shown): inspections.InspectionPoint => ({
  id: row.id, siteId: row.site_id, code: row.code, name: row.name, place: row.place, target: row.target, targetId: row.target_id, targetName: row.target_name ?? '', building: row.building_id === null ? null : { id: row.building_id, name: row.building_name ?? '' },
  checklist: { id: row.checklist_id, name: row.checklist_name }, position: row.latitude === null ? null : { latitude: row.latitude, longitude: row.longitude! }, isActive: row.is_active,
  last: row.last_at === null ? null : { result: row.last_result!, at: iso(row.last_at), by: row.last_by ?? '' }, openFindings: row.open_findings, version: row.version,
})

function conditionsOf(siteId: string, filter: Filter): ReturnType<typeof sql>[] {
  const like = filter.q?.trim() ? `%${likeText(filter.q.trim())}%` : null
  return [
    sql`p.site_id = ${siteId}`,
    ...(like === null ? [] : [sql`(p.code ilike ${like} or p.name ilike ${like} or p.place ilike ${like})`]),
    ...(filter.target?.length ? [sql`p.target in (${sql.join(filter.target)})`] : []),
    ...(filter.buildingId ? [sql`p.building_id = ${filter.buildingId}`] : []),
    ...(filter.checklistId ? [sql`p.checklist_id = ${filter.checklistId}`] : []),
    ...(filter.result?.length ? [sql`p.last_result in (${sql.join(filter.result)})`] : []),
    ...(filter.active === undefined ? [] : [sql`p.is_active = ${filter.active}`]),
  ]
}

export async function listPoints(ctx: Ctx, { query }: Input<typeof inspections.listPoints>): Promise<Output<typeof inspections.listPoints>> {
  ctx.actor.mustSee('inspections:read', query.siteId)
  await siteById(ctx, query.siteId)
  const where = sql.join(conditionsOf(query.siteId, query.filter), sql` and `)
  const [code, id] = query.cursor === undefined ? [] : readCursor(query.cursor, ['text', 'id'])
  const after = query.cursor === undefined ? sql`` : sql`and (p.code, p.id) > (${code}, ${id}::uuid)`
  const { rows } = await sql<Shown>`${SHOWN} where ${where} ${after} order by p.code, p.id limit ${query.limit + 1}`.execute(ctx.tx)
  const total = query.total ? await countSql(ctx, sql`from inspection_point p where ${where}`) : null
  return pageOf(rows, query.limit, (row) => [row.code, row.id], presentPoint, total)
}

async function shown(ctx: Ctx, id: string): Promise<inspections.InspectionPoint> {
  const row = (await sql<Shown>`${SHOWN} where p.id = ${id}`.execute(ctx.tx)).rows[0]
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('inspections:read', row.site_id)
  return presentPoint(row)
}

export const getPoint = (ctx: Ctx, { params }: Input<typeof inspections.getPoint>): Promise<inspections.InspectionPoint> => shown(ctx, params.id)

type Facts = Input<typeof inspections.createPoint>['body']
const TARGET_TABLES = { area: 'common_area', facility: 'facility', meter: 'meter', unit: 'unit' } as const

/** What a point names exists at its site, and its checklist is for it, unless both stood there before. Throws `not_found` or `rule_broken` naming the field. */
async function mustFit(ctx: Ctx, siteId: string, body: Pick<Facts, 'target' | 'targetId' | 'buildingId' | 'checklistId'>, before?: PointRow): Promise<void> {
  if ((body.target === 'place') !== (body.targetId === null)) throw wrongField('rule_broken', '/targetId', body.target === 'place' ? 'a place stands in no register' : 'say which')
  if (body.target !== 'place' && !(await ctx.tx.selectFrom(TARGET_TABLES[body.target]).select('id').where('id', '=', body.targetId!).where('site_id', '=', siteId).executeTakeFirst())) throw wrongField('not_found', '/targetId', 'nothing like it at this site')
  if (body.buildingId !== null && !(await ctx.tx.selectFrom('building').select('id').where('id', '=', body.buildingId).where('site_id', '=', siteId).executeTakeFirst())) throw wrongField('not_found', '/buildingId', 'no such building at this site')
  const list = await ctx.tx.selectFrom('checklist as l').select(fits(body.target, body.targetId).as('fits')).where('id', '=', body.checklistId).executeTakeFirst()
  if (!list) throw wrongField('not_found', '/checklistId', 'no such checklist')
  if (!list.fits && (before?.checklist_id !== body.checklistId || before.target_id !== body.targetId)) throw wrongField('rule_broken', '/checklistId', 'the checklist is for something else')
}

const columnsOf = (body: Omit<Facts, 'siteId' | 'id'>) => ({
  code: body.code, name: body.name, place: body.place, target: body.target, target_id: body.targetId, building_id: body.buildingId, checklist_id: body.checklistId, latitude: body.position?.latitude ?? null, longitude: body.position?.longitude ?? null, is_active: body.isActive,
})

export function tellOfPoint(ctx: Ctx, row: Pick<PointRow, 'id' | 'site_id'>, action: string, changes: { field: string; from: unknown; to: unknown }[] = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'inspection_point', recordId: row.id, action, changes })
  announceChange(ctx, { recordType: 'inspection_point', recordId: row.id, siteId: row.site_id, action })
}

/** New point with a fresh tag. A retry with the id of the first try gets what that made. Throws `already_exists` naming `/code`, `not_found`, `rule_broken`. */
export async function createPoint(ctx: Ctx, { body }: Input<typeof inspections.createPoint>): Promise<inspections.InspectionPoint> {
  ctx.actor.mustSee('inspections:manage', body.siteId)
  await siteById(ctx, body.siteId)
  await mustFit(ctx, body.siteId, body)
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('inspection_point')
    .values({ organization_id: ctx.organizationId, id, site_id: body.siteId, tag: newTag(), last_result: null, last_at: null, last_by: null, version: 1, updated_at: ctx.now, ...columnsOf(body) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('inspection_point').select('code').where('id', '=', id).where('site_id', '=', body.siteId).executeTakeFirst()
    if (known?.code !== body.code) throw wrongField('already_exists', '/code', body.code)
    return shown(ctx, id)
  }
  tellOfPoint(ctx, { id, site_id: body.siteId }, 'created')
  return shown(ctx, id)
}

/** Throws `stale_version`, `already_exists`, `not_found`, `rule_broken`. A new tag makes the old sign a piece of paper. */
export async function changePoint(ctx: Ctx, { params, body }: Input<typeof inspections.changePoint>): Promise<inspections.InspectionPoint> {
  const row = await ctx.tx.selectFrom('inspection_point').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('inspections:read', row.site_id)
  ctx.actor.mustBeAbleTo('inspections:manage', row.site_id)
  await mustBeCurrent(row.version, body.version, () => shown(ctx, row.id))
  await mustFit(ctx, row.site_id, body, row)
  const set = columnsOf(body)
  const changes = changesBetween<Record<string, unknown>>({ ...row }, set)
  await ctx.tx
    .updateTable('inspection_point')
    .set({ ...set, ...(body.newTag ? { tag: newTag() } : {}), version: row.version + 1, updated_at: ctx.now })
    .where('id', '=', row.id)
    .execute()
    .catch((error: unknown) => {
      throw sqlState(error) === '23505' ? wrongField('already_exists', '/code', body.code) : error
    })
  tellOfPoint(ctx, row, body.newTag ? 'sign_renewed' : 'changed', changes)
  return shown(ctx, row.id)
}

/** Signs to stick on, 24 on an A4 page. Throws `rule_broken` for none and for more than 240. */
export async function printPoints(exchange: Exchange, { query }: Input<typeof inspections.printPoints>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const address = publicAddress(exchange, '/m/p/')
  const labels = await runInCtx(exchange.app, { actor, locale }, async (ctx) => {
    ctx.actor.mustSee('inspections:manage', query.siteId)
    const site = await siteById(ctx, query.siteId)
    const chosen = query.ids?.length ? [sql`p.id in (${sql.join(query.ids)})`] : []
    const where = sql.join([...conditionsOf(query.siteId, query.filter), sql`p.is_active`, ...chosen], sql` and `)
    const { rows } = await sql<Shown>`${SHOWN} where ${where} order by p.code, p.id limit ${MOST_LABELS + 1}`.execute(ctx.tx)
    if (rows.length === 0) throw new AppError('rule_broken', 'There is nothing to print')
    if (rows.length > MOST_LABELS) throw new AppError('rule_broken', `At most ${MOST_LABELS} labels at once`)
    return rows.map((row) => ({ title: row.name, code: row.code, place: [row.building_name, row.place].filter(Boolean).join(' · '), site: site.name, address: address + row.tag }))
  })
  return { name: 'inspection-points.pdf', contentType: 'application/pdf', body: await printLabels({ labels }, locale), isInline: true }
}
