import { setImmediate as breathe } from 'node:timers/promises'
import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { roomSortKey } from '../../../platform/text/index.ts'
import { syncHouseholds } from '../households/sync.ts'
import { todayAt } from '../occupancy-rows.ts'
import { nameColumns, phoneColumns, sealId } from '../person-columns.ts'
import { bytes, insertRows, rowsOf, updateRows, type Row } from './bulk.ts'
import { occupancyChanges, entranceStanding, personAfter, personChanges, unitAfter, unitChanges, type FieldChange } from './changes.ts'
import type { ArchivesDraft, UnitDraft } from './draft.ts'
import { chunks } from './known.ts'
import type { PersonDraft } from './persons-of-file.ts'
import type { OccupancyDraft } from './stays-of-file.ts'

/** So many records in one statement: its text and the one that is being made ready stand in memory beside each other. */
const PART = 1000

export interface WriteOrder {
  siteId: string
  /** Whom and what the timelines name: the person who imported and the file. */
  actorName: string
  note: string
}

/**
 * Writes a draft into its site, table by table in chunks, with a timeline entry for every unit and person that is new or changed.
 * What is the same is not touched. Throws `someone_was_faster` when a record was changed since the draft read it.
 */
export async function writeDraft(
  ctx: Ctx,
  draft: ArchivesDraft,
  order: WriteOrder,
  progress: (done: number, all: number) => Promise<void>,
): Promise<void> {
  const writer = new Writer(ctx, order)
  const units = [...draft.units.values()]
  const all = units.length + draft.persons.drafts.length + draft.occupancies.length
  let done = 0
  const sent: Promise<void>[] = []
  // One part is made ready while the database writes the one before; statements of a connection are worked off in the order of sending.
  const each = async <T>(items: readonly T[], write: (part: T[]) => Promise<void>): Promise<void> => {
    for (const part of chunks(items, PART)) {
      await breathe()
      const sending = write(part)
      // Heard below, when its turn has come.
      sending.catch(() => {})
      sent.push(sending)
      await sent.at(-2)
      await progress((done += part.length), all)
    }
  }
  try {
    await writer.property(draft)
    await each(units, (part) => writer.units(part))
    await each(draft.persons.drafts, (part) => writer.persons(part))
    await each(draft.occupancies, (part) => writer.occupancies(part))
    await sent.at(-1)
    await syncHouseholds(ctx, [...new Set(draft.occupancies.map(({ unit }) => unit.id))], await todayAt(ctx, order.siteId))
  } finally {
    // Nothing may still be under way when the transaction ends, above all when it ends badly.
    await Promise.allSettled(sent)
  }
}

class Writer {
  readonly #ctx: Ctx
  readonly #order: WriteOrder

  constructor(ctx: Ctx, order: WriteOrder) {
    this.#ctx = ctx
    this.#order = order
  }

  async property(draft: ArchivesDraft): Promise<void> {
    const buildings = [...draft.buildings.values()]
    await insertRows(
      this.#ctx,
      'building',
      rowsOf(buildings, ({ id, code }) => ({ id, site_id: this.#order.siteId, code, name: buildingName(code) })),
    )
    for (const { id } of buildings) this.#tell('building', id, 'created', [])
    const entrances = [...draft.entrances.values()]
    await insertRows(
      this.#ctx,
      'entrance',
      rowsOf(
        entrances.filter((e) => e.isNew),
        (e) => ({ id: e.id, building_id: e.buildingId, code: e.code, floors: e.floors, has_elevator: e.hasElevator }),
      ),
    )
    const changed = entrances.filter((e) => entranceStanding(e) === 'changed')
    await updateRows(
      this.#ctx,
      'entrance',
      rowsOf(changed, (e) => ({ id: e.id, floors: e.floors ?? e.before.floors, has_elevator: e.hasElevator ?? e.before.hasElevator })),
    )
    await this.#ctx.flush()
  }

  async units(drafts: UnitDraft[]): Promise<void> {
    const fresh = drafts.filter((draft) => !draft.isKnown)
    await insertRows(
      this.#ctx,
      'unit',
      rowsOf(fresh, (draft) => {
        const { facts } = draft
        return {
          id: draft.id,
          site_id: this.#order.siteId,
          building_id: draft.buildingId,
          entrance_id: draft.entranceId,
          code: facts.code,
          sort_key: roomSortKey(facts),
          room: facts.room,
          ...unitColumns({ known: null, facts }),
        }
      }),
    )
    for (const { id } of fresh) this.#tell('unit', id, 'created', [])
    const changed = drafts.map((draft) => ({ draft, changes: unitChanges(draft) })).filter(({ changes }) => changes.length > 0)
    await updateRows(
      this.#ctx,
      'unit',
      rowsOf(changed, ({ draft }) => ({ id: draft.id, ...unitColumns(draft), version: draft.known!.version + 1, updated_at: this.#ctx.now })),
    )
    for (const { draft, changes } of changed) this.#tell('unit', draft.id, 'changed', changes)
    await this.#ctx.flush()
  }

  async persons(drafts: PersonDraft[]): Promise<void> {
    const { siteId } = this.#order
    const fresh = drafts.filter(({ knownId }) => knownId === null)
    await insertRows(
      this.#ctx,
      'person',
      rowsOf(fresh, ({ id, idIndex, facts }) => ({
        id,
        site_ids: [siteId],
        name: facts.name,
        kind: facts.kind,
        ...nameColumns(facts.name, facts.kind),
        ...personColumns({ known: null, facts, idIndex }),
        ...this.#paper({ facts }),
      })),
    )
    for (const { id } of fresh) this.#tell('person', id, 'created', [])
    const changed = drafts.map((draft) => ({ draft, changes: personChanges(draft) })).filter(({ changes }) => changes.length > 0)
    const withPaper = changed.filter(({ changes }) => changes.some(({ field }) => field === 'hasIdNumber'))
    const columns = ({ draft }: { draft: PersonDraft }): Row => ({
      id: draft.id,
      ...personColumns(draft),
      version: draft.known!.version + 1,
      updated_at: this.#ctx.now,
    })
    await updateRows(this.#ctx, 'person', rowsOf(changed.filter((one) => !withPaper.includes(one)), columns))
    await updateRows(
      this.#ctx,
      'person',
      rowsOf(withPaper, (one) => ({ ...columns(one), ...this.#paper(one.draft) })),
    )
    for (const { draft, changes } of changed)
      this.#tell(
        'person',
        draft.id,
        'changed',
        changes.map((change) =>
          change.field === 'hasIdNumber' ? { field: 'idNumber', from: null, to: this.#paper(draft).id_number_masked } : change,
        ),
      )
    const moved = drafts.filter((draft) => draft.knownId !== null && !draft.known!.site_ids.includes(siteId))
    // The array grows in the database, so that nobody's other new site is lost.
    if (moved.length > 0)
      await this.#ctx.client.query(
        'update person set site_ids = site_ids || $1::uuid where id = any ($2::uuid[]) and not site_ids @> array[$1::uuid]',
        [siteId, moved.map(({ id }) => id)],
      )
    await this.#phones(drafts)
    await this.#ctx.flush()
  }

  #paper({ facts }: Pick<PersonDraft, 'facts'>): Row {
    if (facts.id === null) return { id_kind: null, id_number_sealed: null, id_number_index: null, id_number_masked: null }
    const sealed = sealId(this.#ctx.app.personalData, facts.id)
    return { ...sealed, id_number_sealed: bytes(sealed.id_number_sealed), id_number_index: bytes(sealed.id_number_index) }
  }

  async #phones(drafts: PersonDraft[]): Promise<void> {
    const rows = drafts.flatMap(({ id, known, facts, idIndex }) => {
      const before = known?.phones ?? []
      const first = Math.max(-1, ...before.map(({ position }) => position)) + 1
      const added = new Set(personAfter({ known, facts, idIndex }).phones.slice(before.length))
      return facts.phones
        .filter(({ value }) => added.has(value))
        .map((phone, i) => ({ person_id: id, position: first + i, ...phoneColumns(phone) }))
    })
    await insertRows(this.#ctx, 'person_phone', rows)
  }

  async occupancies(drafts: OccupancyDraft[]): Promise<void> {
    const fresh = drafts.filter((draft) => draft.known === null)
    await insertRows(
      this.#ctx,
      'occupancy',
      rowsOf(fresh, (o) => ({
        id: newId(),
        site_id: this.#order.siteId,
        unit_id: o.unit.id,
        person_id: o.person.id,
        role: o.role,
        from_on: o.from_on,
        until_on: o.until_on,
      })),
    )
    for (const stay of fresh.filter(({ unit, person }) => unit.isKnown || person.knownId !== null))
      this.#tellStay(stay, 'occupancy_started', [
        { field: 'fromOn', from: null, to: stay.from_on },
        { field: 'untilOn', from: null, to: stay.until_on },
      ])
    const changed = drafts.map((stay) => ({ stay, changes: occupancyChanges(stay) })).filter(({ changes }) => changes.length > 0)
    await updateRows(
      this.#ctx,
      'occupancy',
      rowsOf(changed, ({ stay }) => ({ id: stay.known!.id, from_on: stay.from_on, until_on: stay.until_on, updated_at: this.#ctx.now })),
    )
    for (const { stay, changes } of changed) this.#tellStay(stay, 'occupancy_changed', changes)
    await this.#ctx.flush()
  }

  #tellStay(stay: OccupancyDraft, action: string, changes: FieldChange[]): void {
    const role = { field: 'role', from: null, to: stay.role }
    this.#tell('unit', stay.unit.id, action, [{ field: 'person', from: null, to: stay.person.name }, role, ...changes])
    this.#tell('person', stay.person.id, action, [{ field: 'unit', from: null, to: stay.unit.code }, role, ...changes])
  }

  #tell(recordType: string, recordId: string, action: string, changes: FieldChange[]): void {
    recordHappening(this.#ctx, {
      siteId: this.#order.siteId,
      recordType,
      recordId,
      action,
      changes,
      note: this.#order.note,
      actorName: this.#order.actorName,
    })
  }
}

function unitColumns(draft: Pick<UnitDraft, 'known' | 'facts'>): Row {
  const after = unitAfter(draft)
  return {
    floor: after.floor,
    use: after.use,
    layout: after.layout,
    building_area: after.buildingArea,
    billing_area: after.billingArea,
    indoor_area: after.indoorArea,
    orientation: after.orientation,
    rent_fen: after.rentFen,
    state: after.state,
    handed_over_on: after.handedOverOn,
    note: after.note,
  }
}

function personColumns(draft: Pick<PersonDraft, 'known' | 'facts' | 'idIndex'>): Row {
  const after = personAfter(draft)
  return {
    sex: after.sex,
    email: after.email,
    birthday: after.birthday,
    workplace: after.workplace,
    emergency_contact: after.emergencyContact,
  }
}

/** A building that a list only numbers is called what people call it; one with a word for a code keeps the word. */
function buildingName(code: string): string {
  if (/^\d+[A-Z]?$/.test(code)) return `${code}栋`
  return /^[A-Z]\d*$/.test(code) ? `${code}座` : code
}
