import type { households } from '@guanjia/contract'
import { dayAfter } from '../../../platform/time.ts'
import type { OccupancyRow } from '../occupancy-rows.ts'

export interface PlannedStay {
  id: string
  person_id: string
  person_name: string
  role: OccupancyRow['role']
  until_on: string
}

export type Refusal = { pointer: string; message: string }

/** Roles that come and go with the owner; who rents or runs a shop stays when the tenancy is carried on (买卖不破租赁). */
const WITH_THE_OWNER = new Set(['owner', 'co_owner', 'developer', 'agent', 'client', 'beneficiary'])
const RENTS = new Set(['tenant', 'merchant'])

/** Whose stay ends on the day before the new owner's first. What has ended stays as it was: history is never overwritten. */
export function endingStays(stays: readonly OccupancyRow[], takesOverOn: string, tenantsStay: boolean): PlannedStay[] {
  const last = dayAfter(takesOverOn, -1)
  const running = stays.filter((stay) => stay.until_on === null || stay.until_on >= takesOverOn)
  // In a let unit, family and occupants are those who live there: the tenant's. They stay with the tenant.
  const isLet = tenantsStay && running.some((stay) => RENTS.has(stay.role))
  return running
    .filter((stay) => WITH_THE_OWNER.has(stay.role) || !isLet)
    .map((stay) => ({ id: stay.id, person_id: stay.person_id, person_name: stay.person_name, role: stay.role, until_on: last }))
}

/** Which of the new owners pays: who is named, else the first, unless somebody who stays pays already; -1 for nobody. */
export function payerAmong(stays: readonly OccupancyRow[], ending: readonly PlannedStay[], takesOverOn: string, newOwners: readonly { isBillPayer: boolean }[]): number {
  const named = newOwners.findIndex((one) => one.isBillPayer)
  if (named >= 0) return named
  return losesTheBill(stays, ending, takesOverOn).length > 0 ? -1 : 0
}

/** Stays that go on, but whose bill is paid by somebody else from now on. */
export function losesTheBill(stays: readonly OccupancyRow[], ending: readonly PlannedStay[], takesOverOn: string): OccupancyRow[] {
  return stays.filter((stay) => stay.is_bill_payer && (stay.until_on === null || stay.until_on >= takesOverOn) && !ending.some(({ id }) => id === stay.id))
}

/** What makes a change of owner impossible, by its field. */
export function refusalsOf(
  stays: readonly OccupancyRow[],
  wanted: { takesOverOn: string; newOwners: readonly { personId: string | null; person: unknown; isBillPayer: boolean }[] },
  today: string,
  openedOn: string | null,
): Refusal[] {
  const refusals: Refusal[] = []
  if (wanted.takesOverOn > today) refusals.push({ pointer: '/takesOverOn', message: 'lies ahead: change the owner on the day' })
  const owner = stays.find((stay) => stay.role === 'owner' && (stay.until_on === null || stay.until_on >= wanted.takesOverOn))
  if (owner?.from_on != null && owner.from_on >= wanted.takesOverOn) refusals.push({ pointer: '/takesOverOn', message: `${owner.person_name} owns it from ${owner.from_on} on` })
  else if (openedOn !== null && openedOn >= wanted.takesOverOn) refusals.push({ pointer: '/takesOverOn', message: `the present file was opened on ${openedOn}` })
  for (const [i, one] of wanted.newOwners.entries()) {
    if ((one.personId === null) === (one.person === null)) refusals.push({ pointer: `/newOwners/${i}`, message: 'an existing person or a new one' })
    if (one.personId !== null && wanted.newOwners.findIndex((other) => other.personId === one.personId) < i) refusals.push({ pointer: `/newOwners/${i}/personId`, message: 'named twice' })
    if (one.personId !== null && owner?.person_id === one.personId && i === 0) refusals.push({ pointer: '/newOwners/0/personId', message: 'owns it already' })
  }
  if (wanted.newOwners.filter((one) => one.isBillPayer).length > 1) refusals.push({ pointer: '/newOwners', message: 'one person pays' })
  return refusals
}

/** What the preview shows of the archives' own part, in the order in which it happens. */
export function stepsOf(plan: { ending: readonly PlannedStay[]; unpaid: readonly OccupancyRow[]; coming: readonly { name: string; isBillPayer: boolean }[]; takesOverOn: string; fromNumber: string | null }): households.TransferStep[] {
  const last = dayAfter(plan.takesOverOn, -1)
  const step = (what: households.TransferStep['what'], text: string, person: string | null = null, role: households.TransferStep['role'] = null, on: string | null = null): households.TransferStep => ({ what, text, person, role, on })
  const payer = plan.coming.find((one) => one.isBillPayer)
  return [
    ...plan.ending.map((stay) => step('end', '', stay.person_name, stay.role, last)),
    ...(plan.fromNumber === null ? [] : [step('close_file', plan.fromNumber, null, null, last)]),
    step('open_file', '', null, null, plan.takesOverOn),
    ...plan.coming.map((one, i) => step('start', '', one.name, i === 0 ? 'owner' : 'co_owner', plan.takesOverOn)),
    ...(payer ? [step('pays', '', payer.name, null, plan.takesOverOn)] : []),
    step('chronicle', '', null, null, plan.takesOverOn),
  ]
}
