import type { PersonalDataKey } from '../../../platform/crypto.ts'
import { newId } from '../../../platform/ids.ts'
import type { PersonFacts } from '../import/index.ts'
import type { KnownPerson } from './known.ts'

/** A person whom the file names, once for all rows that name them. What the first row says counts; later rows fill what it left open. */
export interface PersonDraft {
  id: string
  known: KnownPerson | null
  facts: PersonFacts
  /** Blind index of the ID number, hexadecimal. */
  idIndex: string | null
}

/**
 * Finds the one person behind each mention: by ID number, else by phone and name, else by name within the unit. Two different ID
 * numbers are always two persons.
 */
export class PersonsOfFile {
  readonly drafts: PersonDraft[] = []
  readonly #key: PersonalDataKey
  readonly #byId = new Map<string, PersonDraft>()
  readonly #byFileKey = new Map<string, PersonDraft>()
  readonly #byPhone = new Map<string, PersonDraft[]>()
  readonly #byUnit = new Map<string, PersonDraft[]>()
  readonly #mentioned = new Set<PersonDraft>()

  constructor(key: PersonalDataKey) {
    this.#key = key
  }

  /** Somebody whom the database knows, with the codes of the units where they are or were. */
  enterKnown(known: KnownPerson, unitCodes: readonly string[]): void {
    const facts: PersonFacts = { key: null, name: known.name, kind: known.kind, role: 'owner', sex: null, phones: [], id: null, birthday: null, email: null, workplace: null, contact: null, from: null, to: null }
    const draft: PersonDraft = { id: known.id, known, facts, idIndex: known.id_number_index?.toString('hex') ?? null }
    if (draft.idIndex !== null && !this.#byId.has(draft.idIndex)) this.#byId.set(draft.idIndex, draft)
    for (const { number } of known.phones) push(this.#byPhone, `${known.name}|${number}`, draft)
    for (const code of unitCodes) push(this.#byUnit, `${code}|${known.name}`, draft)
  }

  indexOf(person: PersonFacts): string | null {
    return person.id && this.#key.blindIndex(person.id.longNumber ?? person.id.number).toString('hex')
  }

  /** Who is meant, if somebody known or named before is. */
  find(person: PersonFacts, unitCode: string | null): PersonDraft | null {
    const idIndex = this.indexOf(person)
    const fits = (draft: PersonDraft | undefined): draft is PersonDraft => draft !== undefined && (draft.idIndex === null || idIndex === null || draft.idIndex === idIndex)
    const byId = idIndex === null ? undefined : this.#byId.get(idIndex)
    if (byId) return byId
    const byKey = person.key === null ? undefined : this.#byFileKey.get(person.key)
    if (fits(byKey)) return byKey
    const ofUnit = unitCode === null ? [] : (this.#byUnit.get(`${unitCode}|${person.name}`) ?? []).filter(fits)
    const byPhone = person.phones.flatMap(({ value }) => this.#byPhone.get(`${person.name}|${value}`) ?? []).filter(fits)
    // Of several with this name and number the one who lives there is meant; so is somebody there whose number nobody knew yet.
    return byPhone.find((draft) => ofUnit.includes(draft)) ?? ofUnit.find(hasNoPhone) ?? byPhone[0] ?? ofUnit[0] ?? null
  }

  /** The draft of a mention, made when nobody is meant so far; remembers every way in which the mention can be recognised. */
  enter(person: PersonFacts, unitCode: string | null): PersonDraft {
    const found = this.find(person, unitCode)
    const draft = found ?? { id: newId(), known: null, facts: person, idIndex: null }
    const isFirst = !this.#mentioned.has(draft)
    if (isFirst) {
      this.#mentioned.add(draft)
      this.drafts.push(draft)
    }
    draft.facts = isFirst ? person : filled(draft.facts, person)
    const idIndex = this.indexOf(person)
    if (idIndex !== null) {
      draft.idIndex ??= idIndex
      if (!this.#byId.has(idIndex)) this.#byId.set(idIndex, draft)
    }
    if (person.key !== null && !this.#byFileKey.has(person.key)) this.#byFileKey.set(person.key, draft)
    for (const { value } of person.phones) push(this.#byPhone, `${person.name}|${value}`, draft)
    if (unitCode !== null) push(this.#byUnit, `${unitCode}|${person.name}`, draft)
    return draft
  }

}

function hasNoPhone({ known, facts }: PersonDraft): boolean {
  return facts.phones.length === 0 && (known?.phones.length ?? 0) === 0
}

function filled(first: PersonFacts, later: PersonFacts): PersonFacts {
  return {
    ...first,
    sex: first.sex ?? later.sex,
    id: first.id ?? later.id,
    birthday: first.birthday ?? later.birthday,
    email: first.email ?? later.email,
    workplace: first.workplace ?? later.workplace,
    contact: first.contact ?? later.contact,
    phones: [...first.phones, ...later.phones.filter(({ value }) => !first.phones.some((phone) => phone.value === value))],
  }
}

function push(map: Map<string, PersonDraft[]>, key: string, draft: PersonDraft): void {
  const list = map.get(key)
  if (!list) map.set(key, [draft])
  else if (!list.includes(draft)) list.push(draft)
}
