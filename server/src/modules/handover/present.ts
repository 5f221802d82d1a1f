import type { handover, Ref } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { filesOfRecords } from '../../platform/files/files.ts'
import { dayIn, daysBetween, iso } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { namesFor, type Row } from '../registers/index.ts'
import { briefsOf } from '../sla/index.ts'
import { costsOfOrders } from '../workorders/index.ts'
import { actionsOf, isOverdue, warrantyOf, type May } from './rules.ts'

export const mayAt = (ctx: Ctx, siteId: string): May => ({ manage: ctx.actor.can('defects:manage', siteId), order: ctx.actor.can('work_orders:create', siteId) })

/** Names of parties that a site deals with. */
export async function partyNames(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, Ref>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  return new Map((await ctx.tx.selectFrom('external_party').select(['id', 'name']).where('id', 'in', wanted).execute()).map((row) => [row.id, row]))
}

/** Defects of one site as they are shown: one statement for each kind of thing that they name. */
export async function presentDefects(ctx: Ctx, rows: readonly Row<'defect'>[]): Promise<handover.Defect[]> {
  if (rows.length === 0) return []
  const { site_id: siteId } = rows[0]!
  const zone = await timeZoneOf(ctx, siteId)
  const today = dayIn(zone, ctx.now)
  const of = await namesFor(ctx, rows)
  const people = await employeeNames(ctx, rows.map((row) => row.registered_by))
  const parties = await partyNames(ctx, rows.map((row) => row.builder_id))
  const facilities = await found(ctx, 'facility', rows.map((row) => row.facility_id))
  const findings = await found(ctx, 'finding', rows.map((row) => row.finding_id))
  const orders = await found(ctx, 'work_order', rows.map((row) => row.work_order_id))
  const costs = ctx.actor.can('work_orders:cost', siteId) ? await costsOfOrders(ctx, [...orders.keys()]) : new Map<string, never>()
  const letters = await lettersOf(ctx, rows.map(({ id }) => id))
  const clocks = await briefsOf(ctx, rows.map(({ id }) => id))
  const files = await filesOfRecords(ctx, rows.map(({ id }) => id))
  return rows.map((row) => {
    const [unit, area, building, order, cost] = [of.unit(row.unit_id), of.area(row.area_id), of.building(row.building_id), orders.get(row.work_order_id ?? ''), costs.get(row.work_order_id ?? '')]
    const facility = row.facility_id === null ? null : { id: row.facility_id, name: facilities.get(row.facility_id)?.name ?? '' }
    return {
      id: row.id, siteId, number: row.number, foreignNumber: row.foreign_number, placeKind: row.place_kind, unit, area, facility, building, location: row.location, place: [unit?.code ?? area?.name ?? facility?.name ?? building?.name, row.location].filter(Boolean).join(' '), description: row.description, trade: row.trade, part: row.part,
      warranty: warrantyOf(row.part, row.warranty_from, dayIn(zone, row.found_at)), builder: parties.get(row.builder_id ?? '') ?? null, source: row.source, person: of.person(row.person_id), contact: row.contact, registeredBy: row.registered_by === null ? null : { id: row.registered_by, name: people.get(row.registered_by) ?? '' }, registeredAt: iso(row.registered_at), foundAt: iso(row.found_at),
      finding: row.finding_id === null ? null : { id: row.finding_id, number: findings.get(row.finding_id)?.number ?? '' }, state: row.state, workOrder: order === undefined ? null : { id: order.id, number: order.number, status: order.status }, letters: letters.get(row.id) ?? [],
      dueOn: row.due_on, promisedOn: row.promised_on, notifiedAt: iso(row.notified_at), isOverdue: isOverdue(row, today), fixedAt: iso(row.fixed_at), fixNote: row.fix_note, failures: row.failures, verifiedAt: iso(row.verified_at), toldAt: iso(row.told_at), toldHow: row.told_how, closedAt: iso(row.closed_at), outcome: row.outcome,
      daysOpen: daysBetween(dayIn(zone, row.registered_at), row.closed_at === null ? today : dayIn(zone, row.closed_at)),
      costFen: cost?.isKnown ? cost.materialsFen + cost.labourFen + cost.outsideFen : null, chargedFen: row.charged_fen, chargedOn: row.charged_on, clock: clocks.get(row.id) ?? null, photos: (files.get(row.id) ?? []).map(({ file }) => file), allowedActions: ctx.actor.can('defects:work', siteId) && ctx.actor.employeeId !== null ? actionsOf(row, mayAt(ctx, siteId)) : [], version: row.version,
    }
  })
}

interface Named {
  id: string
  name: string
  number: string
  status: string
}
const COLUMNS = { facility: "id, code || ' ' || name as name, '' as number, '' as status", finding: "id, '' as name, number, '' as status", work_order: "id, '' as name, number, status" }

async function found(ctx: Ctx, table: keyof typeof COLUMNS, ids: readonly (string | null)[]): Promise<Map<string, Named>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await ctx.client.query<Named>(`select ${COLUMNS[table]} from ${table} where id = any ($1)`, [wanted])
  return new Map(rows.map((row) => [row.id, row]))
}

async function lettersOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, { id: string; number: string }[]>> {
  const { rows } = await ctx.client.query<{ defect_id: string; id: string; number: string }>(
    `select i.defect_id, l.id, l.number from defect_letter_item i join defect_letter l on l.organization_id = i.organization_id and l.id = i.letter_id where i.defect_id = any ($1) and l.state <> 'cancelled' order by l.made_at`, [ids],
  )
  const letters = new Map<string, { id: string; number: string }[]>()
  for (const { defect_id, id, number } of rows) letters.set(defect_id, [...(letters.get(defect_id) ?? []), { id, number }])
  return letters
}
