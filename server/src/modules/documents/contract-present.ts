import type { contracts, Ref } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesOfRecord } from '../../platform/files/files.ts'
import { possibleActions } from '../../platform/records/index.ts'
import { dayIn, daysBetween } from '../../platform/time.ts'
import { personsById, unitsById } from '../archives/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import type { ContractTable } from './contract-tables.ts'
import { legalOf } from './legal.ts'
import { CONTRACT } from './lifecycles.ts'

export type ContractRow = Selectable<ContractTable>

export async function presentContracts(ctx: Ctx, rows: readonly ContractRow[]): Promise<contracts.ContractSummary[]> {
  if (rows.length === 0) return []
  const owners = await employeeNames(ctx, rows.map((row) => row.owner_id))
  const ids = rows.map((row) => row.id)
  const formerIds = rows.flatMap((row) => row.former_id ?? [])
  const linked = await ctx.tx.selectFrom('contract').select(['id', 'number', 'former_id', 'state']).where((e) => e.or([e('former_id', 'in', ids), ...(formerIds.length > 0 ? [e('id', 'in', formerIds)] : [])])).execute()
  const numbers = new Map(linked.map((row) => [row.id, row.number]))
  const next = new Map(linked.filter((row) => row.former_id !== null && row.state !== 'terminated').map((row) => [row.former_id!, { id: row.id, name: row.number }]))
  const zone = await timeZoneOf(ctx, rows[0]!.site_id)
  const today = dayIn(zone, ctx.now)
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, paperNumber: row.paper_number, kind: row.kind, title: row.title, state: row.state, counterparty: row.counterparty, signedOn: row.signed_on, fromOn: row.from_on, untilOn: row.until_on, daysLeft: daysBetween(today, row.until_on), amountFen: row.amount_fen,
    amountBasis: row.amount_basis, risk: row.risk, grade: row.grade, owner: { id: row.owner_id, name: owners.get(row.owner_id) ?? '' }, former: row.former_id === null ? null : { id: row.former_id, name: numbers.get(row.former_id) ?? '' }, renewedBy: next.get(row.id) ?? null, version: row.version,
  }))
}

export async function presentContract(ctx: Ctx, row: ContractRow): Promise<contracts.Contract> {
  const [summary] = await presentContracts(ctx, [row])
  const unit = (await unitsById(ctx, [row.unit_id])).get(row.unit_id ?? '')
  const person = (await personsById(ctx, [row.person_id])).get(row.person_id ?? '')
  return {
    ...summary!, parties: row.parties as contracts.Contract['parties'], unit: unit ? { id: unit.id, name: unit.code } : null, person: person ? { id: person.id, name: person.name } : null, obligations: row.obligations as contracts.Contract['obligations'], riskNotes: row.risk_notes, items: row.items as contracts.ServiceItem[],
    gradeReason: row.grade_reason, legal: legalOf(row.legal), alertDays: row.alert_days, policies: await policyRefs(ctx, row.policy_ids), endedOn: row.ended_on, endedReason: row.ended_reason, note: row.note, scans: (await filesOfRecord(ctx, row.id)).map(({ file }) => file), allowedActions: allowedOn(ctx, row, summary!.renewedBy),
  }
}

async function policyRefs(ctx: Ctx, ids: readonly string[]): Promise<Ref[]> {
  if (ids.length === 0) return []
  // A policy that is made with its contract is written just before commit.
  await ctx.flush()
  const rows = await ctx.tx.selectFrom('sla_policy').innerJoin('sla_policy_version', (join) => join.onRef('sla_policy_version.organization_id', '=', 'sla_policy.organization_id').onRef('sla_policy_version.policy_id', '=', 'sla_policy.id').onRef('sla_policy_version.version', '=', 'sla_policy.version')).select(['sla_policy.id', 'sla_policy_version.name']).where('sla_policy.id', 'in', [...ids]).execute()
  return rows.map(({ id, name }) => ({ id, name }))
}

export function allowedOn(ctx: Ctx, row: ContractRow, renewedBy: Ref | null): contracts.ContractAction[] {
  if (!ctx.actor.can('contracts:keep', row.site_id)) return []
  return possibleActions(CONTRACT, row.state).filter((action) => action !== 'renew' || renewedBy === null)
}

/** A contract of a site whose contracts the actor reads; locked when it is to be changed. Throws `not_found`, `not_permitted`. */
export async function visibleContract(ctx: Ctx, id: string, lock: 'lock' | 'no lock' = 'no lock'): Promise<ContractRow> {
  const select = ctx.tx.selectFrom('contract').selectAll().where('id', '=', id)
  const row = await (lock === 'lock' ? select.forUpdate() : select).executeTakeFirst()
  if (!row || !ctx.actor.can('contracts:read', row.site_id)) throw new AppError('not_found', 'No such contract')
  if (lock === 'lock') ctx.actor.mustBeAbleTo('contracts:keep', row.site_id)
  return row
}
