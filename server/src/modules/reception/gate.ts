import { reception, type Input, type Output } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { countUpTo, likeText, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { formatRoomCode, normaliseCode, parsePlate, parseRoomCode } from '../../platform/text/index.ts'
import { iso } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { mustBeOfSite } from './arrive.ts'
import { employeeOf } from './change.ts'
import type { GateTable } from './tables.ts'

type Filter = Input<typeof reception.listGateVisits>['query']['filter']
type GateSelect = SelectQueryBuilder<Tables, 'gate_visit', object>
type Named = Selectable<GateTable> & { unitCode: string | null; inName: string; outName: string | null }

async function filtered(ctx: Ctx, siteId: string, filter: Filter): Promise<GateSelect> {
  ctx.actor.mustSee('gate:keep', siteId)
  await siteById(ctx, siteId)
  let select: GateSelect = ctx.tx.selectFrom('gate_visit').where('gate_visit.site_id', '=', siteId)
  if (filter.inside !== undefined) select = select.where('gate_visit.out_at', filter.inside ? 'is' : 'is not', null)
  if (filter.unitId) select = select.where('gate_visit.unit_id', '=', filter.unitId)
  if (filter.from) select = select.where('gate_visit.in_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('gate_visit.in_at', '<', new Date(filter.to))
  if (!filter.q) return select
  const like = `%${likeText(filter.q.trim())}%`
  return select.where((e) =>
    e.or([
      e('gate_visit.name', 'ilike', like), e('gate_visit.phone', 'like', like), e('gate_visit.plate', 'ilike', like), e('gate_visit.host', 'ilike', like),
      e.exists(e.selectFrom('unit').select('unit.id').whereRef('unit.organization_id', '=', 'gate_visit.organization_id').whereRef('unit.id', '=', 'gate_visit.unit_id').where('unit.code', 'ilike', like)),
    ]),
  )
}

function withNames(select: GateSelect): SelectQueryBuilder<Tables, 'gate_visit', Named> {
  return select.selectAll('gate_visit').select((e) => [
    e.selectFrom('unit').select('unit.code').whereRef('unit.organization_id', '=', 'gate_visit.organization_id').whereRef('unit.id', '=', 'gate_visit.unit_id').as('unitCode'),
    e.selectFrom('employee').select('employee.name').whereRef('employee.organization_id', '=', 'gate_visit.organization_id').whereRef('employee.id', '=', 'gate_visit.in_by').as('inName'),
    e.selectFrom('employee as o').select('o.name').whereRef('o.organization_id', '=', 'gate_visit.organization_id').whereRef('o.id', '=', 'gate_visit.out_by').as('outName'),
  ]) as unknown as SelectQueryBuilder<Tables, 'gate_visit', Named>
}

function present(row: Named): reception.GateVisit {
  return {
    id: row.id, siteId: row.site_id, name: row.name, phone: row.phone, people: row.people, plate: row.plate, unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unitCode! }, host: row.host, purpose: row.purpose, steps: row.steps,
    inAt: iso(row.in_at), inBy: { id: row.in_by, name: row.inName }, outAt: iso(row.out_at), outBy: row.out_by === null ? null : { id: row.out_by, name: row.outName! }, note: row.note,
  }
}

function newestFirst(select: GateSelect, cursor: string | undefined): SelectQueryBuilder<Tables, 'gate_visit', Named> {
  const ordered = withNames(select).orderBy('gate_visit.in_at', 'desc').orderBy('gate_visit.id', 'desc')
  if (cursor === undefined) return ordered
  const [at, id] = readCursor(cursor, ['instant', 'id'])
  return ordered.where(sql<boolean>`(gate_visit.in_at, gate_visit.id) < (${at}::timestamptz, ${id}::uuid)`)
}

export async function listGateVisits(ctx: Ctx, { query }: Input<typeof reception.listGateVisits>): Promise<Output<typeof reception.listGateVisits>> {
  const select = await filtered(ctx, query.siteId, query.filter)
  const total = query.total ? await countUpTo(ctx, select) : null
  return pageOf(await newestFirst(select, query.cursor).limit(query.limit + 1).execute(), query.limit, (row) => [row.in_at, row.id], present, total)
}

export async function* allGateVisits(ctx: Ctx, siteId: string, filter: Filter): AsyncGenerator<reception.GateVisit> {
  let cursor: string | undefined
  do {
    const rows: Named[] = await newestFirst(await filtered(ctx, siteId, filter), cursor).limit(501).execute()
    const page = pageOf(rows, 500, (row) => [row.in_at, row.id], present)
    yield* page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

async function presented(ctx: Ctx, id: string): Promise<reception.GateVisit> {
  return present(await withNames(ctx.tx.selectFrom('gate_visit').where('gate_visit.id', '=', id)).executeTakeFirstOrThrow())
}

/** The unit that a text names in any spelling. Throws `not_found` naming `/room`. */
async function unitOfRoom(ctx: Ctx, siteId: string, room: string): Promise<string> {
  const parsed = parseRoomCode(room)
  const row = await ctx.tx.selectFrom('unit').select('id').where('site_id', '=', siteId).where('code', '=', parsed ? formatRoomCode(parsed) : normaliseCode(room)).executeTakeFirst()
  if (!row) throw wrongField('not_found', '/room', 'no such unit at this site')
  return row.id
}

/** A visitor comes in at the gate (RCP-015). A retry with the same id is the same visitor. */
export async function enterGate(ctx: Ctx, { body }: Input<typeof reception.enterGate>): Promise<reception.GateVisit> {
  ctx.actor.mustSee('gate:keep', body.siteId)
  await siteById(ctx, body.siteId)
  const inBy = employeeOf(ctx)
  const unitId = body.unitId ?? (body.room ? await unitOfRoom(ctx, body.siteId, body.room) : null)
  await mustBeOfSite(ctx, body.siteId, { personId: null, unitId })
  if (unitId === null && body.host === '') throw wrongField('rule_broken', '/room', 'say whom they visit')
  const plate = parsePlate(body.plate)
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('gate_visit')
    .values({
      organization_id: ctx.organizationId, id, site_id: body.siteId, name: body.name, phone: body.phone, people: body.people, plate: plate.ok ? plate.plate.plate : body.plate.toUpperCase(), unit_id: unitId, host: body.host, purpose: body.purpose,
      steps: [...new Set(body.steps)], in_at: ctx.now, in_by: inBy, out_at: null, out_by: null, note: body.note,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) {
    const known = await ctx.tx.selectFrom('gate_visit').select('site_id').where('id', '=', id).executeTakeFirst()
    if (known?.site_id !== body.siteId) throw wrongField('already_exists', '/id', 'is a visitor of another site')
    return presented(ctx, id)
  }
  recordHappening(ctx, { siteId: body.siteId, recordType: 'gate_visit', recordId: id, action: 'entered' })
  announceChange(ctx, { recordType: 'gate_visit', recordId: id, siteId: body.siteId, action: 'entered' })
  return presented(ctx, id)
}

/** The visitor goes out; said twice, it stays as it was said first. */
export async function leaveGate(ctx: Ctx, { params }: Input<typeof reception.leaveGate>): Promise<reception.GateVisit> {
  const row = await ctx.tx.selectFrom('gate_visit').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('gate:keep', row.site_id)
  if (row.out_at !== null) return presented(ctx, row.id)
  await ctx.tx.updateTable('gate_visit').set({ out_at: ctx.now, out_by: employeeOf(ctx) }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'gate_visit', recordId: row.id, action: 'went_out' })
  announceChange(ctx, { recordType: 'gate_visit', recordId: row.id, siteId: row.site_id, action: 'went_out' })
  return presented(ctx, row.id)
}
