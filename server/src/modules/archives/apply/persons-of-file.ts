import { newId } from '../../../platform/ids.ts'
import type { PersonFacts, PersonId } from '../import/index.ts'
import type { KnownPerson } from './known.ts'

/** A person whom the file names, once for all rows that name them. What the first row says counts; later rows fill what it left open. */
export class PersonDraft {
  readonly known: KnownPerson | null
  facts: PersonFacts
  /** Blind index of the ID number, hexadecimal. */
  idIndex: string | null
  /** Whether the file names this person; the database knows many more. */
  isNamed = false
  #id: string | undefined

  constructor(known: KnownPerson | null, facts: PersonFacts, idIndex: string | null) {
    this.known = known
    this.facts = facts
    this.idIndex = idIndex
  }

  /** Made when it is first asked for: a check writes nothing and needs none. */
  get id(): string {
    return this.known?.id ?? (this.#id ??= newId())
  }

  /** As the database has it; a list does not rename anybody. */
  get name(): string {
    return this.known?.name ?? this.facts.name
  }

  get hasPhone(): boolean {
    return this.facts.phones.length > 0 || (this.known !== null && this.known.phones.length > 0)
  }
}

/**
 * Finds the one person behind each mention: by ID number, else by phone and name, else by name within the unit. Two different ID
 * numbers are always two persons.
 */
export class PersonsOfFile {
  readonly drafts: PersonDraft[] = []
  readonly #indexOf: (id: PersonId) => string
  readonly #byId = new Map<string, PersonDraft>()
  readonly #byFileKey = new Map<string, PersonDraft>()
  readonly #byPhone = new Map<string, PersonDraft[]>()
  readonly #byUnit = new Map<string, PersonDraft[]>()

  /** `indexOf` gives the blind index of an ID number, hexadecimal. */
  constructor(indexOf: (id: PersonId) => string) {
    this.#indexOf = indexOf
  }

  /** Somebody whom the database knows. */
  enterKnown(known: KnownPerson): PersonDraft {
    const draft = new PersonDraft(known, nobody(known), known.id_number_index?.toString('hex') ?? null)
    if (draft.idIndex !== null && !this.#byId.has(draft.idIndex)) this.#byId.set(draft.idIndex, draft)
    for (const { number } of known.phones) push(this.#byPhone, `${known.name}|${number}`, draft)
    return draft
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
    const ofUnit = (unitCode === null ? undefined : this.#byUnit.get(`${unitCode}|${person.name}`))?.filter((draft) =>
      mayBe(draft, idIndex),
    )
    const sharing = person.phones
      .flatMap(({ value }) => this.#byPhone.get(`${person.name}|${value}`) ?? [])
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
    for (const known of [this.#byId, this.#byFileKey, this.#byPhone, this.#byUnit]) known.clear()
  }

  /** Takes a mention of the one whom `find` found, or of somebody new, and remembers how they can be recognised from now on. */
  enter(person: PersonFacts, unitCode: string | null, found: PersonDraft | null): PersonDraft {
    const idIndex = person.id && this.#indexOf(person.id)
    const draft = found ?? new PersonDraft(null, person, idIndex)
    // A number under another name is somebody's slip: who is meant is clear, what else the row says of them is not.
    const isSure = draft.name === person.name
    if (draft.isNamed && isSure) fill(draft, person)
    else if (isSure) draft.facts = person
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
  draft.facts = {
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
