import type { PersonFacts } from '../import/index.ts'
import type { EntranceDraft, UnitDraft } from './draft.ts'
import type { KnownPerson } from './known.ts'
import { MOST_PHONES, type PersonDraft } from './persons-of-file.ts'
import type { OccupancyDraft } from './stays-of-file.ts'

export interface FieldChange {
  field: string
  from: unknown
  to: unknown
}
export type Standing = 'new' | 'changed' | 'same'

/** What a unit becomes: a cell that says nothing leaves what was. */
export interface UnitAfter {
  floor: number | null
  use: NonNullable<UnitDraft['facts']['use']>
  layout: string
  buildingArea: number | null
  billingArea: number | null
  indoorArea: number | null
  orientation: string
  rentFen: number | null
  state: NonNullable<UnitDraft['facts']['state']>
  handedOverOn: string | null
  note: string
}

/** A day of hand-over says that a unit is handed over; a list that says the opposite in the same row is believed in its state. */
export function unitAfter({ known, facts }: Pick<UnitDraft, 'known' | 'facts'>): UnitAfter {
  const handedOverOn = facts.handedOverOn ?? known?.handed_over_on ?? null
  const stated =
    facts.state ?? (facts.handedOverOn !== null && (known?.state ?? 'not_handed_over') === 'not_handed_over' ? 'handed_over' : null)
  const state = stated ?? known?.state ?? 'not_handed_over'
  return {
    floor: facts.floor ?? known?.floor ?? null,
    use: facts.use ?? known?.use ?? 'residence',
    layout: facts.layout?.slice(0, 50) ?? known?.layout ?? '',
    buildingArea: hundredths(facts.buildingArea) ?? known?.building_area ?? null,
    billingArea: hundredths(facts.billingArea) ?? known?.billing_area ?? null,
    indoorArea: hundredths(facts.indoorArea) ?? known?.indoor_area ?? null,
    orientation: facts.orientation ?? known?.orientation ?? '',
    rentFen: facts.rentFen ?? known?.rent_fen ?? null,
    state,
    handedOverOn: state === 'not_handed_over' ? null : handedOverOn,
    note: facts.note ?? known?.note ?? '',
  }
}

function hundredths(area: number | null): number | null {
  return area === null ? null : Math.round(area * 100) / 100
}

export function unitChanges(draft: UnitDraft): FieldChange[] {
  if (!draft.isKnown) return []
  const { facts } = draft
  const known = draft.known!
  const before: UnitAfter = {
    floor: known.floor,
    use: known.use,
    layout: known.layout,
    buildingArea: known.building_area,
    billingArea: known.billing_area,
    indoorArea: known.indoor_area,
    orientation: known.orientation,
    rentFen: known.rent_fen,
    state: known.state,
    handedOverOn: known.handed_over_on,
    note: known.note,
  }
  return differences(before, unitAfter({ known, facts }))
}

/** What a person's file becomes; phones of the file are added to those that are known, an ID number fills an empty place, a name stays. */
export interface PersonAfter {
  sex: KnownPerson['sex']
  email: string
  birthday: string | null
  workplace: string
  emergencyContact: string
  phones: string[]
  hasIdNumber: boolean
}

export function personAfter({ known, facts, idIndex }: Pick<PersonDraft, 'known' | 'facts' | 'idIndex'>): PersonAfter {
  const phones = known?.phones.map(({ number }) => number) ?? []
  return {
    sex: facts.sex ?? known?.sex ?? 'unknown',
    email: facts.email ?? known?.email ?? '',
    birthday: facts.birthday ?? known?.birthday ?? null,
    workplace: facts.workplace ?? known?.workplace ?? '',
    emergencyContact: contactText(facts.contact) ?? known?.emergency_contact ?? '',
    phones: [...new Set([...phones, ...facts.phones.map(({ value }) => value)])].slice(0, Math.max(MOST_PHONES, phones.length)),
    hasIdNumber: idIndex !== null,
  }
}

function contactText(contact: PersonFacts['contact']): string | null {
  const text = [contact?.name, contact?.phone?.value].filter(Boolean).join(' ').slice(0, 100)
  return text === '' ? null : text
}

export function personChanges(draft: PersonDraft): FieldChange[] {
  if (draft.knownId === null) return []
  const { facts, idIndex } = draft
  const known = draft.known!
  const before: PersonAfter = {
    sex: known.sex,
    email: known.email,
    birthday: known.birthday,
    workplace: known.workplace,
    emergencyContact: known.emergency_contact,
    phones: known.phones.map(({ number }) => number),
    hasIdNumber: known.idIndex !== null,
  }
  return differences(before, personAfter({ known, facts, idIndex }))
}

export function entranceStanding(draft: EntranceDraft): Standing {
  if (draft.isNew) return 'new'
  const differs =
    (draft.floors !== null && draft.floors !== draft.before.floors) ||
    (draft.hasElevator !== null && draft.hasElevator !== draft.before.hasElevator)
  return differs ? 'changed' : 'same'
}

export function occupancyChanges({ known, from_on, until_on }: OccupancyDraft): FieldChange[] {
  return known ? differences({ fromOn: known.from_on, untilOn: known.until_on }, { fromOn: from_on, untilOn: until_on }) : []
}

function differences<T extends object>(before: T, after: T): FieldChange[] {
  return (Object.keys(after) as (keyof T & string)[])
    .filter((field) => !isEqual(before[field], after[field]))
    .map((field) => ({ field, from: before[field], to: after[field] }))
}

function isEqual(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((item, i) => item === b[i]) : a === b
}
