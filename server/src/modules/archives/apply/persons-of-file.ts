import { newId } from '../../../platform/ids.ts'
import type { PersonFacts, PersonId } from '../import/index.ts'
import { Packed } from '../packed.ts'
import { ownText } from '../small.ts'
import type { KnownPerson } from './known.ts'

const FACTS: Record<keyof PersonFacts, true> = {
  key: true, name: true, kind: true, role: true, sex: true, phones: true, id: true, birthday: true, email: true, workplace: true, contact: true, from: true, to: true,
}
const KNOWN: Record<keyof KnownPerson, true> = {
  id: true, site_ids: true, name: true, kind: true, sex: true, email: true, birthday: true, workplace: true, emergency_contact: true, version: true, idIndex: true, phones: true,
}

/** A file of a person takes so many phones. */
export const MOST_PHONES = 10

/** What is known of the persons and what the file says of them, beside what they are recognised by. */
interface Store {
  facts: Packed<PersonFacts>
  known: Packed<KnownPerson>
}

/** A person whom the file names, once for all rows that name them. What the first row says counts; later rows fill what it left open. */
export class PersonDraft {
  /** Null when the database does not know them. */
  readonly knownId: string | null
  /** As the database has it; a list does not rename anybody. */
  readonly name: string
  /** Blind index of the ID number, hexadecimal. */
  idIndex: string | null
  hasPhone: boolean
  /** Whether the file names this person; the database knows many more. */
  isNamed = false
  isTold = false
  readonly #store: Store
  readonly #known: number | null
  #facts: number | null
  #id: string | undefined

  constructor(store: Store, known: KnownPerson | null, facts: PersonFacts | null, idIndex: string | null) {
    this.#store = store
    this.#known = known && store.known.add(known)
    this.#facts = facts && store.facts.add(facts)
    this.knownId = known?.id ?? null
    this.name = ownText((known ?? facts!).name)
    this.idIndex = idIndex
    this.hasPhone = (known ?? facts!).phones.length > 0
  }

  get known(): KnownPerson | null {
    return this.#known === null ? null : this.#store.known.at(this.#known)
  }

  get facts(): PersonFacts {
    return this.#facts === null ? nobody(this.known!) : this.#store.facts.at(this.#facts)
  }

  set facts(facts: PersonFacts) {
    this.#facts = this.#store.facts.add(facts)
    this.hasPhone ||= facts.phones.length > 0
  }

  /** Made when it is first asked for: a check writes nothing and needs none. */
  get id(): string {
    return this.knownId ?? (this.#id ??= newId())
  }
}

/** Nearly always one person: a list of its own for each name would weigh more than the name. */
type Same = PersonDraft | PersonDraft[]

/**
 * Finds the one person behind each mention: by ID number, else by phone and name, else by name within the unit. Two different ID
 * numbers are always two persons.
 */
export class PersonsOfFile {
  readonly drafts: PersonDraft[] = []
  readonly #indexOf: (id: PersonId) => string
  readonly #store: Store = { facts: new Packed(FACTS), known: new Packed(KNOWN) }
  readonly #byRecord = new Map<string, PersonDraft>()
  readonly #byId = new Map<string, PersonDraft>()
  readonly #byFileKey = new Map<string, PersonDraft>()
  readonly #byPhone = new Map<string, Same>()
  readonly #byUnit = new Map<string, Same>()

  /** `indexOf` gives the blind index of an ID number, hexadecimal. */
  constructor(indexOf: (id: PersonId) => string) {
    this.#indexOf = indexOf
  }

  /** Somebody whom the database knows. */
  enterKnown(known: KnownPerson): void {
    const draft = new PersonDraft(this.#store, known, null, known.idIndex)
    this.#byRecord.set(known.id, draft)
    if (draft.idIndex !== null && !this.#byId.has(draft.idIndex)) this.#byId.set(draft.idIndex, draft)
    for (const { number } of known.phones) push(this.#byPhone, `${known.name}|${number}`, draft)
  }

  /** Somebody whom the database knows and who was entered. */
  ofRecord(id: string): PersonDraft | undefined {
    return this.#byRecord.get(id)
  }

  /** A unit where somebody known is or was; to be told in the order in which they came. */
  enterKnownStay(unitCode: string, draft: PersonDraft): void {
    push(this.#byUnit, `${unitCode}|${draft.name}`, draft)
  }

  /** Who is meant, if somebody known or named before is. */
  find(person: PersonFacts, unitCode: string | null): PersonDraft | null {
    const idIndex = person.id && this.#indexOf(person.id)
    const byId = idIndex === null ? undefined : this.#byId.get(idIndex)
    if (byId) return byId
    const byKey = person.key === null ? undefined : this.#byFileKey.get(person.key)
    if (byKey && mayBe(byKey, idIndex)) return byKey
    const ofUnit = (unitCode === null ? undefined : listOf(this.#byUnit.get(`${unitCode}|${person.name}`)))?.filter((draft) => mayBe(draft, idIndex))
    const sharing = person.phones
      .flatMap(({ value }) => listOf(this.#byPhone.get(`${person.name}|${value}`)))
      .filter((draft) => mayBe(draft, idIndex))
    // Of several with this name and number the one who lives there is meant.
    const here = sharing.length > 0 ? ofUnit?.find((draft) => sharing.includes(draft)) : undefined
    if (here) return here
    const [elsewhere] = sharing
    // Somebody there whose number nobody knew yet comes before somebody elsewhere who has it.
    return elsewhere ? (ofUnit?.find((draft) => !draft.hasPhone) ?? elsewhere) : (ofUnit?.[0] ?? null)
  }

  /** No further mention will come. */
  close(): void {
    for (const known of [this.#byRecord, this.#byId, this.#byFileKey, this.#byPhone, this.#byUnit]) known.clear()
  }

  /** Takes a mention of the one whom `find` found, or of somebody new, and remembers how they can be recognised from now on. */
  enter(person: PersonFacts, unitCode: string | null, found: PersonDraft | null): PersonDraft {
    const idIndex = person.id && this.#indexOf(person.id)
    const draft = found ?? new PersonDraft(this.#store, null, person, idIndex)
    // A number under another name is somebody's slip: who is meant is clear, what else the row says of them is not.
    const isSure = draft.name === person.name
    if (draft.isNamed && isSure) fill(draft, person)
    else if (isSure && found) draft.facts = person
    if (!draft.isNamed) this.drafts.push(draft)
    draft.isNamed = true
    if (idIndex !== null) {
      draft.idIndex ??= idIndex
      if (!this.#byId.has(idIndex)) this.#byId.set(idIndex, draft)
    }
    if (person.key !== null && !this.#byFileKey.has(person.key)) this.#byFileKey.set(person.key, draft)
    for (const { value } of isSure ? person.phones : []) push(this.#byPhone, `${person.name}|${value}`, draft)
    if (unitCode !== null) push(this.#byUnit, `${unitCode}|${draft.name}`, draft)
    return draft
  }
}

function mayBe(draft: PersonDraft, idIndex: string | null): boolean {
  return draft.idIndex === null || idIndex === null || draft.idIndex === idIndex
}

/** What the file says of somebody whom it has not named yet. */
function nobody({ name, kind }: KnownPerson): PersonFacts {
  return {
    key: null,
    name,
    kind,
    role: 'owner',
    sex: null,
    phones: [],
    id: null,
    birthday: null,
    email: null,
    workplace: null,
    contact: null,
    from: null,
    to: null,
  }
}

function fill(draft: PersonDraft, later: PersonFacts): void {
  const first = draft.facts
  const phones = later.phones.filter(({ value }) => !first.phones.some((phone) => phone.value === value))
  const isOpen = FILLED.some((field) => first[field] === null && later[field] !== null)
  if (!isOpen && phones.length === 0) return
  draft.facts = {
    ...first,
    sex: first.sex ?? later.sex,
    id: first.id ?? later.id,
    birthday: first.birthday ?? later.birthday,
    email: first.email ?? later.email,
    workplace: first.workplace ?? later.workplace,
    contact: first.contact ?? later.contact,
    // No file of a person takes more, however often a list names them.
    phones: [...first.phones, ...phones].slice(0, MOST_PHONES + (draft.known?.phones.length ?? 0)),
  }
}

const FILLED = ['sex', 'id', 'birthday', 'email', 'workplace', 'contact'] as const

function push(map: Map<string, Same>, key: string, draft: PersonDraft): void {
  const there = map.get(key)
  if (!there) map.set(ownText(key), draft)
  else if (Array.isArray(there)) {
    if (!there.includes(draft)) there.push(draft)
  } else if (there !== draft) map.set(key, [there, draft])
}

function listOf(same: Same | undefined): readonly PersonDraft[] {
  return same === undefined ? NONE : Array.isArray(same) ? same : [same]
}

const NONE: readonly never[] = []
