import { setImmediate as breathe } from 'node:timers/promises'
import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import type { Progress } from '../../archives/index.ts'
import type { CaseRow } from '../present.ts'
import { CHANGEABLE, differences, importKeyOf, matched, type Matched, type Unknown } from './case-row.ts'
import { IMPORTED } from './history.ts'
import type { CasePlan } from './plan.ts'
import { isNews, RowReader, type PastCase } from './read-row.ts'
import { personsOf, type References } from './references.ts'
import type { RowProblem } from './problems.ts'
import { Tally } from './tally.ts'

const BATCH = 300
/** Numbers of our own look like this; a foreign one of the same form would take the number of a case that is yet to come. */
const OWN_NUMBER = /^C-\d{8}-\d+$/i

type Existing = Pick<CaseRow, (typeof CHANGEABLE)[number] | 'id' | 'number' | 'version' | 'registered_at' | 'first_contact_by'>

/** What a batch of rows comes to: cases to make, and cases to change with what they were. */
export interface Batch {
  fresh: Matched[]
  changed: { before: Existing; now: Matched; columns: (typeof CHANGEABLE)[number][] }[]
}

type Entry = { past: PastCase; reader: RowReader; problems: RowProblem[] }

/** One reading of a file against the database, batch by batch, so that its length costs no memory. */
export class Pass {
  readonly tally = new Tally()
  readonly #ctx: Ctx
  readonly #plan: CasePlan
  readonly #refs: References
  readonly #told = new Set<string>()
  /** In which row each number of the file stood first. */
  readonly #numbers = new Map<string, number>()
  /** Numbers that this import gave away although they are not the file's own. */
  readonly #given = new Set<string>()

  constructor(ctx: Ctx, plan: CasePlan, refs: References) {
    this.#ctx = ctx
    this.#plan = plan
    this.#refs = refs
  }

  /** Yields what is to be written for each batch; `onBad` hears of every row with errors and may throw. */
  async *batches(progress: Progress, phase: string, all: number, onBad: (problems: RowProblem[]) => void = () => {}): AsyncGenerator<Batch> {
    let entries: Entry[] = []
    for (const sheet of this.#plan.sheets) {
      const reader = new RowReader(sheet, this.#plan.profile, this.#ctx.now, this.#told)
      for await (const row of sheet.sheet.rows()) {
        if (row.number <= sheet.headerRow) continue
        const read = reader.read(row)
        if (!read) continue
        this.tally.row(sheet.sheet.name)
        const problems = read.found === null ? read.problems : [...read.problems, ...this.#repeats(reader, read.found)]
        if (read.found === null || problems.length > read.problems.length) {
          this.tally.problems(problems)
          onBad(problems)
        } else entries.push({ past: read.found, reader, problems })
        if (entries.length < BATCH) continue
        yield await this.#compare(entries)
        entries = []
        const { rows } = this.tally.counts
        await progress(phase, rows, Math.max(all, rows))
        await breathe()
      }
    }
    if (entries.length > 0) yield await this.#compare(entries)
  }

  /** The same number twice in one file: which of the two is the case? */
  #repeats(reader: RowReader, { number, row }: PastCase): RowProblem[] {
    const firstRow = this.#numbers.get(number)
    if (firstRow !== undefined) return [reader.problem('number_twice', 'number', number, { firstRow }, row)]
    this.#numbers.set(number, row)
    return []
  }

  async #compare(entries: readonly Entry[]): Promise<Batch> {
    const { source } = this.#plan.profile
    const ctx = this.#ctx
    const existing = await this.#existing(entries.map(({ past }) => importKeyOf(source, past.number)))
    const persons = await personsOf(ctx, this.#refs, entries.map(({ past }) => past))
    const batch: Batch = { fresh: [], changed: [] }
    for (const { past, reader, problems } of entries) {
      const now = matched(ctx, this.#refs, past, persons.get(past) ?? null, source, reader)
      for (const unknown of now.unknown) this.#warnOnce(reader, unknown, past.row, problems)
      const before = existing.get(now.row.import_key!)
      if (before === undefined) batch.fresh.push(now)
      else this.#change(batch, before, now)
      if (before && before.registered_at.getTime() !== now.row.registered_at.getTime()) problems.push(reader.problem('opened_kept', 'opened', '', {}, past.row))
    }
    await this.#leaveWorkedOn(batch, entries)
    await this.#giveNumbers(batch.fresh, entries)
    for (const { problems } of entries) this.tally.problems(problems)
    for (const { past, row } of batch.fresh) this.tally.verdict('new', past, row.title)
    for (const { now } of batch.changed) this.tally.verdict('changed', now.past, now.row.title)
    const touched = new Set([...batch.fresh, ...batch.changed.map(({ now }) => now)].map(({ past }) => past))
    for (const { past } of entries) if (!touched.has(past)) this.tally.verdict('same', past, past.texts.subject || past.texts.description)
    return batch
  }

  #warnOnce(reader: RowReader, { code, field, value }: Unknown, row: number, problems: RowProblem[]): void {
    if (isNews(this.#told, code, field, value)) problems.push(reader.problem(code, field, value, {}, row))
  }

  #change(batch: Batch, before: Existing, now: Matched): void {
    const columns = differences(before, now.row)
    if (columns.length === 0) return
    const { id, number, registered_at, first_contact_by, version } = before
    now.row = { ...now.row, id, number, registered_at, first_contact_by, version: version + 1 }
    batch.changed.push({ before, now, columns })
  }

  // Here and below each key is looked up by itself: a table that grows within this transaction has no statistics yet, and a list of keys
  // would make the planner read every case of the site by whichever index begins with it.
  async #existing(keys: string[]): Promise<Map<string, Existing>> {
    const { rows } = await this.#ctx.client.query<Existing & { import_key: string }>({
      name: 'case_import_existing',
      text: `select c.* from unnest($3::text[]) as k (key), lateral (
               select id, number, version, import_key, registered_at, first_contact_by, ${CHANGEABLE.join(', ')} from service_case where organization_id = $1 and site_id = $2 and import_key = k.key offset 0) c`,
      values: [this.#ctx.organizationId, this.#refs.site.id, keys],
    })
    return new Map(rows.map((row) => [row.import_key, row]))
  }

  /** Whatever somebody has done here counts more than a file of another system. */
  async #leaveWorkedOn(batch: Batch, entries: readonly Entry[]): Promise<void> {
    if (batch.changed.length === 0) return
    const { rows } = await this.#ctx.client.query<{ record_id: string }>({
      name: 'case_import_worked_on',
      text: `select k.id as record_id from unnest($2::uuid[]) as k (id)
             where exists (select 1 from timeline_entry t where t.organization_id = $1 and t.record_id = k.id and t.device is distinct from $3 offset 0)`,
      values: [this.#ctx.organizationId, batch.changed.map(({ before }) => before.id), IMPORTED],
    })
    if (rows.length === 0) return
    const workedOn = new Set(rows.map((row) => row.record_id))
    const entryOf = new Map(entries.map((entry) => [entry.past, entry]))
    for (const { before, now } of batch.changed.filter(({ before }) => workedOn.has(before.id))) {
      const { reader, problems } = entryOf.get(now.past)!
      problems.push(reader.problem('worked_on_here', 'number', before.number, {}, now.past.row))
    }
    batch.changed = batch.changed.filter(({ before }) => !workedOn.has(before.id))
  }

  /** A foreign number stays as it is where it is free; otherwise its source goes in front. */
  async #giveNumbers(fresh: readonly Matched[], entries: readonly Entry[]): Promise<void> {
    if (fresh.length === 0) return
    const choices = (number: string): string[] => {
      const named = `${this.#plan.profile.source}-${number}`
      return OWN_NUMBER.test(number) ? [named, `${named}-2`] : [number, named, `${named}-2`]
    }
    const { rows } = await this.#ctx.client.query<{ number: string }>({
      name: 'case_import_numbers',
      text: 'select k.number from unnest($3::text[]) as k (number), lateral (select 1 from service_case where organization_id = $1 and site_id = $2 and number = k.number offset 0) c',
      values: [this.#ctx.organizationId, this.#refs.site.id, fresh.flatMap(({ past }) => choices(past.number))],
    })
    const taken = new Set(rows.map((row) => row.number))
    const entryOf = new Map(entries.map((entry) => [entry.past, entry]))
    for (const { past, row } of fresh) {
      const isFree = (number: string): boolean => !taken.has(number) && !this.#given.has(number) && (number === past.number || !this.#numbers.has(number))
      const number = choices(past.number).find(isFree) ?? `${past.number}-${newId()}`
      if (number === past.number) continue
      this.#given.add(number)
      row.number = number
      const { reader, problems } = entryOf.get(past)!
      problems.push(reader.problem('number_taken', 'number', past.number, { number }, past.row))
    }
  }
}
