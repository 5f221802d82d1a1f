import type { redress } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { filesOfRecords } from '../../../platform/files/files.ts'
import { possibleActions } from '../../../platform/records/index.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import { personsById, unitsById } from '../../archives/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { employeeNames } from '../../people/index.ts'
import { currentSettings } from '../causes/settings.ts'
import type { CompensationTable } from '../redress-tables.ts'
import { limitAt, sumsOf } from './limits.ts'
import { isWithin, LIFECYCLE } from './rules.ts'

export type CompensationRow = Selectable<CompensationTable>

/** The acts that state, rights and limit allow now; the clients draw exactly these. */
export function allowedActions(ctx: Ctx, row: CompensationRow, mayDecide: boolean): redress.CompensationAction[] {
  if (!ctx.actor.can('cases:handle', row.site_id)) return []
  const isOwn = row.requested_by === ctx.actor.employeeId
  return possibleActions(LIFECYCLE, row.status).filter((action) => {
    if (action === 'approve' || action === 'refuse') return mayDecide
    if (action === 'withdraw') return isOwn || ctx.actor.can('cases:decide', row.site_id)
    return true
  })
}

export async function presentCompensations(ctx: Ctx, rows: readonly CompensationRow[]): Promise<redress.Compensation[]> {
  if (rows.length === 0) return []
  const settings = await currentSettings(ctx)
  const cases = new Map((await ctx.tx.selectFrom('service_case').select(['id', 'number', 'title', 'unit_id', 'person_id']).where('id', 'in', rows.map((row) => row.case_id)).execute()).map((row) => [row.id, row]))
  const units = await unitsById(ctx, [...cases.values()].map((row) => row.unit_id))
  const persons = await personsById(ctx, [...cases.values()].map((row) => row.person_id))
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.requested_by, row.decided_by, row.paid_by]))
  const sums = await sumsOf(ctx, rows.map((row) => row.case_id))
  const allFiles = await filesOfRecords(ctx, rows.map((row) => row.id))
  const made: redress.Compensation[] = []
  for (const row of rows) {
    const of = cases.get(row.case_id)!
    const sum = sums.get(row.case_id)!
    const limit = limitAt(ctx, settings, row.site_id)
    const mayDecide = row.status === 'requested' && row.requested_by !== ctx.actor.employeeId && ctx.actor.employeeId !== null && ctx.actor.can('cases:handle', row.site_id) && isWithin(limit, row.amount_fen, sum.granted)
    const unit = of.unit_id === null ? undefined : units.get(of.unit_id)
    const person = of.person_id === null ? undefined : persons.get(of.person_id)
    const files = allFiles.get(row.id) ?? []
    made.push({
      id: row.id, number: row.number, siteId: row.site_id, case: { id: of.id, number: of.number, title: of.title }, unit: unit ? { id: unit.id, name: unit.code } : null, person: person ? { id: person.id, name: person.name } : null,
      kind: row.kind, status: row.status, amountFen: row.amount_fen, what: row.what, reason: row.reason, liability: row.liability,
      requestedBy: { id: row.requested_by, name: names.get(row.requested_by) ?? '' }, requestedAt: iso(row.requested_at), decidedBy: nameOf(names, row.decided_by), decidedAt: iso(row.decided_at), decisionNote: row.decision_note,
      promisedAt: iso(row.promised_at), promise: row.promise, payBy: row.pay_by, isLate: row.pay_by !== null && !['paid', 'closed', 'refused', 'withdrawn'].includes(row.status) && row.pay_by < dayIn(await timeZoneOf(ctx, row.site_id), ctx.now),
      paidAt: iso(row.paid_at), paidBy: nameOf(names, row.paid_by), receivedBy: row.received_by, receipts: files.filter((one) => one.purpose === 'receipt').map((one) => one.file), files: files.filter((one) => one.purpose !== 'receipt').map((one) => one.file),
      closedAt: iso(row.closed_at), ofCaseFen: sum.counted, mayDecide, limitFen: limit === -1 ? 0 : limit, ownLimitFen: row.own_limit_fen, allowedActions: allowedActions(ctx, row, mayDecide), version: row.version,
    })
  }
  return made
}

const nameOf = (names: ReadonlyMap<string, string>, id: string | null): string | null => (id === null ? null : (names.get(id) ?? null))

export async function presentCompensation(ctx: Ctx, row: CompensationRow): Promise<redress.Compensation> {
  return (await presentCompensations(ctx, [row]))[0]!
}
