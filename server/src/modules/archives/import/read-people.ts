import { cleanText, parseIdNumber, parsePhone, splitPhones } from '../../../platform/text/index.ts'
import type { IdNumber, Phone } from '../../../platform/text/index.ts'
import type { RowCells } from './cells.ts'
import type { Field } from './fields.ts'
import type { ProblemCode } from './problems.ts'
import type { OccupancyRole, PersonFacts } from './row-types.ts'
import { looksLikeCompany, personKindOf, roleOf, sexOf } from './values.ts'

const ID_PROBLEMS = {
  precision_lost: 'id_precision_lost', masked: 'id_masked', checksum: 'id_checksum', birthday: 'id_birthday', region: 'id_region',
  wrong_length: 'id_wrong_length', unknown_form: 'id_unreadable',
} as const satisfies Record<string, ProblemCode>
const PHONE_PROBLEMS = {
  precision_lost: 'phone_precision_lost', masked: 'phone_masked', not_a_number: 'phone_unreadable', wrong_length: 'phone_wrong_length',
  unknown_prefix: 'phone_unreadable',
} as const satisfies Record<string, ProblemCode>
const NOBODY = /^(?:无|無|空|空置|未知|暂无|暫無|未售|none|n\/?a|null|[-—/]+)$/i

/**
 * Reads the people of a row: owners, several to a cell perhaps, and the tenant where the list has columns for one.
 * The first of several owners is the owner, the others co-owners; phones and IDs are shared out when there are as many of them.
 */
export function readPeople(cells: RowCells, defaultRole: OccupancyRole): PersonFacts[] {
  const people = readOwners(cells, defaultRole)
  const tenant = cells.text('tenantName')
  if (tenant !== '' && !NOBODY.test(tenant)) {
    const phones = splitPhones(cells.text('tenantPhone')).flatMap((text) => readPhone(cells, 'tenantPhone', text) ?? [])
    people.push({ ...emptyPerson(tenant), kind: looksLikeCompany(tenant) ? 'company' : 'person', role: 'tenant', phones })
  }
  return people
}

function readOwners(cells: RowCells, defaultRole: OccupancyRole): PersonFacts[] {
  const names = splitNames(cells.text('personName')).filter((name) => !NOBODY.test(name))
  const phones = readPhones(cells)
  const ids = readIds(cells, names)
  if (names.length === 0) {
    if (phones.length > 0 || ids.some((id) => id !== null)) cells.note('name_missing', 'personName', '')
    return []
  }
  for (const name of names) if (name.length > 100) cells.note('name_too_long', 'personName', name, { max: 100 })
  if (names.length > 1) cells.note('several_owners', 'personName', names.join('、'), { count: names.length })
  if (names.length > 1 && phones.length > 0 && phones.length !== names.length) {
    cells.note('phones_do_not_match_owners', 'phone', cells.text('phone'), { owners: names.length, phones: phones.length })
  }
  if (ids.length > 1 && ids.length !== names.length) {
    cells.note('ids_do_not_match_owners', 'idNumber', cells.text('idNumber'), { owners: names.length, ids: ids.length })
  }
  const role = readRole(cells) ?? defaultRole
  const shared = readShared(cells)
  const isEach = names.length > 1 && phones.length === names.length
  return names.map((name, index) => {
    const id = ids[index] ?? null
    const own = isEach ? phones.slice(index, index + 1) : index === 0 ? phones : []
    const person: PersonFacts = {
      ...emptyPerson(name), kind: shared.kind ?? (id?.kind === 'uscc' || looksLikeCompany(name) ? 'company' : 'person'),
      role: index === 0 ? role : role === 'owner' ? 'co_owner' : role,
      phones: own, id: id && { kind: id.kind, number: id.number, longNumber: id.longNumber }, from: shared.from, to: shared.to,
    }
    return names.length === 1 ? withOwnFacts(cells, person, id) : { ...person, sex: id?.sex ?? null, birthday: id?.birthday ?? null }
  })
}

/** What a row says of all its people. */
function readShared(cells: RowCells): { kind: PersonFacts['kind'] | null; from: string | null; to: string | null } {
  const [from, to] = [cells.day('occupiedFrom'), cells.day('occupiedTo')]
  if (from !== null && to !== null && to < from) cells.note('date_order', 'occupiedTo', to, { from })
  return { kind: cells.word('personKind', personKindOf), from, to }
}

/** What a row says only of a person who stands there alone. A company has neither sex nor birthday, whatever a template's default says. */
function withOwnFacts(cells: RowCells, person: PersonFacts, id: IdNumber | null): PersonFacts {
  const contactPhone = cells.text('contactPhone')
  const contact = {
    name: cells.text('contactName') || null,
    phone: contactPhone === '' ? null : readPhone(cells, 'contactPhone', contactPhone) ?? null,
  }
  const facts = {
    ...person, email: readEmail(cells), workplace: cells.text('workplace').slice(0, 100) || null,
    contact: contact.name !== null || contact.phone !== null ? contact : null,
  }
  if (person.kind === 'company') return facts
  const stated = cells.word('sex', (text) => sexOf(text, cells.isMicroCommunity))
  if (stated && id?.sex && stated !== id.sex) cells.note('sex_differs_from_id', 'sex', cells.text('sex'))
  return { ...facts, sex: id?.sex ?? stated, birthday: id?.birthday ?? cells.day('birthday') }
}

function emptyPerson(name: string): PersonFacts {
  return {
    key: null, name, kind: 'person', role: 'owner', sex: null, phones: [], id: null, birthday: null, email: null, workplace: null,
    contact: null, from: null, to: null,
  }
}

/** The role where a column says it; MicroCommunity's newer files have two such columns, the newer one counts. */
export function readRole(cells: RowCells): OccupancyRole | undefined {
  for (const field of ['personRole', 'ownerType'] as const) {
    const text = cells.text(field)
    if (text === '') continue
    const found = roleOf(text)
    if (!found) cells.note('role_unknown', field, text)
    else if (found.isNear) cells.note('role_approximated', field, text, { role: found.role })
    return found?.role
  }
  return undefined
}

/** Names of one cell. Latin names keep their comma ("Smith, John"); "张 三" is one name with a blank for alignment. */
export function splitNames(text: string): string[] {
  const separator = /\p{Script=Han}/u.test(text) ? /[,，、;；/|＆&\n]+/ : /[、;；|\n]+/
  return text.split(separator).flatMap((part) => {
    const name = cleanText(part)
    const words = name.split(' ')
    const isHan = words.length > 1 && words.every((word) => /^\p{Script=Han}+$/u.test(word))
    if (!isHan) return [name]
    return words.every((word) => word.length >= 2 && word.length <= 4) ? words : [words.join('')]
  }).filter((name) => name !== '')
}

function readPhones(cells: RowCells): Phone[] {
  const phones: Phone[] = []
  for (const cell of cells.raw('phone')) {
    for (const text of cell instanceof Date ? [] : splitPhones(String(cell))) {
      const phone = readPhone(cells, 'phone', text)
      if (phone && !phones.some(({ value }) => value === phone.value)) phones.push(phone)
    }
  }
  return phones
}

function readPhone(cells: RowCells, field: Field, text: string): Phone | undefined {
  const parsed = parsePhone(text)
  if (parsed.ok) return parsed.phone
  if (parsed.reason !== 'placeholder') cells.note(PHONE_PROBLEMS[parsed.reason], field, text, { digits: parsed.digits })
  return undefined
}

function readIds(cells: RowCells, names: string[]): (IdNumber | null)[] {
  const raw = cells.raw('idNumber')[0]
  if (raw === undefined || raw instanceof Date) return []
  const parts = typeof raw === 'number' ? [raw] : raw.split(/[,，、;；/|\n]+/).map(cleanText).filter((part) => part !== '')
  const kind = personKindOf(cells.text('personKind'))
  return parts.map((part, index) => {
    const hint = kind ?? (looksLikeCompany(names[index] ?? names[0] ?? '') ? 'company' : undefined)
    const parsed = parseIdNumber(part, hint)
    if (parsed.ok) return parsed.id
    if (parsed.reason !== 'placeholder') cells.note(ID_PROBLEMS[parsed.reason], 'idNumber', String(part), { digits: String(part).length })
    return null
  })
}

function readEmail(cells: RowCells): string | null {
  const email = cells.text('email')
  if (email === '' || NOBODY.test(email)) return null
  if (/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) return email
  cells.note('email_unreadable', 'email', email)
  return null
}
