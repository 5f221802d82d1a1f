import { households } from '@guanjia/contract'
import { monthsAfter } from '../../../platform/time.ts'
import type { HouseholdRow, PartyRow } from './household-rows.ts'
import { mainParty } from './household-rows.ts'

/** Facts of the unit that belong to a complete file. */
export interface UnitOfFile {
  building_area: number | null
  layout: string
  handed_over_on: string | null
  state: string
}

/**
 * What a file lacks (HHD-016). `current` are the parties of today. The view `household_quality` asks the same of a whole site; a test
 * holds both to one answer.
 */
export function missingOf(row: Pick<HouseholdRow, 'emergency_name' | 'emergency_phone' | 'language' | 'salutation'>, unit: UnitOfFile, current: readonly PartyRow[]): households.FileField[] {
  const principal = current.filter(({ role }) => role === 'owner' || role === 'tenant' || role === 'merchant' || role === 'occupant')
  const has: Record<households.FileField, boolean> = {
    main_party: mainParty(principal) !== null,
    phone: principal.some(({ phones }) => phones.length > 0),
    identity: principal.some(({ has_identity }) => has_identity),
    bill_payer: principal.some(({ is_bill_payer }) => is_bill_payer),
    emergency: (row.emergency_name !== '' && row.emergency_phone !== '') || principal.some(({ emergency_contact }) => emergency_contact !== ''),
    language: row.language !== null,
    area: unit.building_area !== null,
    layout: unit.layout !== '',
    handed_over_on: unit.handed_over_on !== null || unit.state === 'not_handed_over',
    salutation: row.salutation !== '',
  }
  return households.FILE_FIELDS.filter((field) => !has[field])
}

/** Checked data are good for a year (HHD-008). */
export const GOOD_FOR_MONTHS = 12

/** The day on which something checked on `day` is to be checked again. The 29th of February is followed by the 28th. */
export function dueAgainOn(day: string): string {
  return monthsAfter(day, GOOD_FOR_MONTHS)
}

/** Whether a part of a file is stale: never checked, or longer ago than a year. */
export function isStale(verifiedOn: string | null, today: string): boolean {
  return verifiedOn === null || dueAgainOn(verifiedOn) <= today
}
