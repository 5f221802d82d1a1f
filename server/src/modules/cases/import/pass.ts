import { setImmediate as breathe } from 'node:timers/promises'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Progress } from '../../archives/index.ts'
import { differences, importKeyOf, matched, type CHANGEABLE, type Matched, type Unknown } from './case-row.ts'
import { printOf, readCases, readKnown, readTakenNumbers, type Existing, type Known } from './existing.ts'
import { IMPORTED } from './history.ts'
import type { CasePlan } from './plan.ts'
import { isNews, RowReader, type PastCase } from './read-row.ts'
import { personsOf, type References } from './references.ts'
import type { RowProblem } from './problems.ts'
import { Tally } from './tally.ts'

const BATCH = 250
/** Numbers of our own look like this; a foreign one of the same form would take the number of a case that is yet to come. */
const OWN_NUMBER = /^C-\d{8}-\d+$/i

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
  /** What earlier files of the source have brought. */
  readonly #known: ReadonlyMap<string, Known>
  /** Numbers that are in use and not the file's own, with those that this pass gives away. */
  readonly #taken: Set<string>

  private constructor(ctx: Ctx, plan: CasePlan, refs: References, known: ReadonlyMap<string, Known>, taken: Set<string>) {
    this.#ctx = ctx
    this.#plan = plan
    this.#refs = refs
    this.#known = known
    this.#taken = taken
  }

  static async begin(ctx: Ctx, plan: CasePlan, refs: References): Promise<Pass> {
    const keyStart = importKeyOf(plan.profile.source, '')
    const known = await readKnown(ctx, refs.site.id, keyStart)
    return new Pass(ctx, plan, refs, known, await readTakenNumbers(ctx, refs.site.id, keyStart))
  }

  /** Yields what is to be written for each batch; `onBad` hears of every row with errors and may throw. */
  async *batches(
    progress: Progress, phase: string, all: number, onBad: (problems: RowProblem[]) => void = () => {},
  ): AsyncGenerator<Batch> {
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
    const ctx = this.#ctx
    const persons = await personsOf(ctx, this.#refs, entries.map(({ past }) => past))
    const batch: Batch = { fresh: [], changed: [] }
    const differing: { entry: Entry; now: Matched; id: string }[] = []
    for (const entry of entries) {
      const { past, reader, problems } = entry
      const now = matched(ctx, this.#refs, past, persons.get(past) ?? null, this.#plan.profile.source, reader)
      for (const unknown of now.unknown) this.#warnOnce(reader, unknown, past.row, problems)
      const known = this.#known.get(now.row.import_key!)
      if (known === undefined) batch.fresh.push(now)
      else if (known.print !== printOf(now.row)) differing.push({ entry, now, id: known.id })
    }
    const existing = await readCases(ctx, differing.map(({ id }) => id))
    for (const { entry, now, id } of differing) this.#change(batch, existing.get(id)!, now, entry)
    await this.#leaveWorkedOn(batch, entries)
    this.#giveNumbers(batch.fresh, entries)
    this.#count(batch, entries)
    return batch
  }

  #count(batch: Batch, entries: readonly Entry[]): void {
    const fresh = new Set(batch.fresh.map(({ past }) => past))
    const changed = new Set(batch.changed.map(({ now }) => now.past))
    for (const { past, problems } of entries) {
      this.tally.problems(problems)
      this.tally.verdict(
        fresh.has(past) ? 'new' : changed.has(past) ? 'changed' : 'same', past,
        past.texts.subject || past.texts.description || past.texts.category,
      )
    }
  }

  #warnOnce(reader: RowReader, { code, field, value }: Unknown, row: number, problems: RowProblem[]): void {
    if (isNews(this.#told, code, field, value)) problems.push(reader.problem(code, field, value, {}, row))
  }

  #change(batch: Batch, before: Existing, now: Matched, { past, reader, problems }: Entry): void {
    const isOther = before.registered_at.getTime() !== now.row.registered_at.getTime()
    if (isOther) problems.push(reader.problem('opened_kept', 'opened', '', {}, past.row))
    const columns = differences(before, now.row)
    if (columns.length === 0) return
    const { id, number, registered_at, first_contact_by, version } = before
    now.row = { ...now.row, id, number, registered_at, first_contact_by, version: version + 1 }
    batch.changed.push({ before, now, columns })
  }

  /** Whatever somebody has done here counts more than a file of another system. */
  async #leaveWorkedOn(batch: Batch, entries: readonly Entry[]): Promise<void> {
    if (batch.changed.length === 0) return
    const { rows } = await this.#ctx.client.query<{ record_id: string }>(
      `select k.id as record_id from unnest($2::uuid[]) as k (id)
       where exists (
         select 1 from timeline_entry t where t.organization_id = $1 and t.record_id = k.id and t.device is distinct from $3 offset 0)`,
      [this.#ctx.organizationId, batch.changed.map(({ before }) => before.id), IMPORTED],
    )
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
  #giveNumbers(fresh: readonly Matched[], entries: readonly Entry[]): void {
    const entryOf = new Map(entries.map((entry) => [entry.past, entry]))
    for (const { past, row } of fresh) {
      if (!this.#taken.has(past.number) && !OWN_NUMBER.test(past.number)) continue
      const named = `${this.#plan.profile.source}-${past.number}`
      const isFree = (number: string): boolean => !this.#taken.has(number) && !this.#numbers.has(number)
      let number = named
      for (let i = 2; !isFree(number); i++) number = `${named}-${i}`
      this.#taken.add(number)
      row.number = number
      const { reader, problems } = entryOf.get(past)!
      problems.push(reader.problem('number_taken', 'number', past.number, { number }, past.row))
    }
  }
}
