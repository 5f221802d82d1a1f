import { setImmediate as breathe } from 'node:timers/promises'
import type { Ctx } from '../../platform/ctx.ts'
import { verdictsOf, type RowVerdict } from './apply/compare.ts'
import { ArchivesDraft } from './apply/draft.ts'
import { idsOfNamed, knownPersons, personsOfSite, readProperty, staysOfSite } from './apply/known.ts'
import { writeDraft, type WriteOrder } from './apply/write.ts'
import type { ArchiveRow, PersonId, RowProblem } from './import/index.ts'
import { todayAt } from './occupancy-rows.ts'
import { backwards } from './person-columns.ts'

const MOST_PREVIEWED = 200
const MOST_SAME = 20

export interface Compared {
  draft: ArchivesDraft
  counts: { new: number; changed: number; same: number }
  /** The first rows, mostly those that would do something. A row with an error is in no draft and no count. */
  preview: RowVerdict[]
}

/** So many rows are looked up at a time. */
const BATCH = 500

/** Rows of a file, read as they are asked for or all there; `heard` is told what is odd beside what the database has. */
export interface RowsToCompare {
  rows: Iterable<ArchiveRow> | AsyncIterable<ArchiveRow>
  heard?: (problems: RowProblem[]) => void
}

/**
 * Compares checked rows with the database and says what writing them would do; writes nothing. Rows with errors are passed over.
 * Persons are recognised by ID number, else by phone and name, else by name within the unit; a cell that says nothing changes nothing.
 * Of each row stays what is to be written, packed: a long file takes little memory.
 */
export async function compareRows(ctx: Ctx, siteId: string, { rows, heard = () => {} }: RowsToCompare): Promise<Compared> {
  const { personalData } = ctx.app
  let indexes = new Map<string, string>()
  const indexOf = ({ number, longNumber }: PersonId): string => {
    const plain = longNumber ?? number
    const known = indexes.get(plain)
    if (known !== undefined) return known
    const made = personalData.blindIndex(plain).toString('hex')
    indexes.set(plain, made)
    return made
  }
  const draft = new ArchivesDraft(await readProperty(ctx, siteId), indexOf, await todayAt(ctx, siteId))
  for await (const persons of personsOfSite(ctx, siteId)) draft.enterKnown(persons)
  for await (const stays of staysOfSite(ctx, siteId)) draft.enterKnownStays(stays)
  const named = (batch: ArchiveRow[]): Promise<string[]> => idsOfNamed(ctx, namedIn(batch, ({ number, longNumber }) => personalData.blindIndexes(longNumber ?? number)))
  // While one batch is understood, the database already looks for those whom the next one names.
  for await (const { batch, ids } of ahead(batches(rows), named)) {
    const unknown = ids.filter((id) => draft.persons.ofRecord(id) === undefined)
    draft.enterKnown(await knownPersons(ctx, unknown))
    for (const row of batch) heard(draft.enter(row))
    // A number comes again in the rows nearby, if at all.
    indexes = new Map()
    // Requests are answered between: a hundred thousand rows take a while.
    await breathe()
  }
  const counts = { new: 0, changed: 0, same: 0 }
  const preview: RowVerdict[] = []
  let seen = 0
  for (const verdict of verdictsOf(draft, siteId)) {
    counts[verdict.verdict]++
    if (preview.length < MOST_PREVIEWED && (verdict.verdict !== 'same' || counts.same <= MOST_SAME)) preview.push(verdict)
    if (++seen % 1000 === 0) await breathe()
  }
  return { draft, counts, preview }
}

async function* batches(rows: RowsToCompare['rows']): AsyncGenerator<ArchiveRow[]> {
  let batch: ArchiveRow[] = []
  for await (const row of rows) {
    if (row.hasError) continue
    batch.push(row)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Each batch with whom it names; the next look-up is under way meanwhile. None is left under way. */
async function* ahead(batches: AsyncGenerator<ArchiveRow[]>, lookUp: (batch: ArchiveRow[]) => Promise<string[]>): AsyncGenerator<{ batch: ArchiveRow[]; ids: string[] }> {
  let next: { batch: ArchiveRow[]; looking: Promise<string[]> } | null = null
  try {
    for await (const batch of batches) {
      const due = next
      next = { batch, looking: lookUp(batch) }
      // Heard below, when its turn has come.
      next.looking.catch(() => {})
      if (due) yield { batch: due.batch, ids: await due.looking }
    }
    if (next) yield { batch: next.batch, ids: await next.looking }
  } finally {
    await next?.looking.catch(() => {})
  }
}

function namedIn(rows: readonly ArchiveRow[], indexesOf: (id: PersonId) => Buffer[]): { idIndexes: Buffer[]; phones: string[] } {
  const ids: Buffer[] = []
  const phones = new Set<string>()
  for (const { people } of rows)
    for (const person of people) {
      if (person.id) ids.push(...indexesOf(person.id))
      for (const phone of person.phones) phones.add(backwards(phone.digits))
    }
  return { idIndexes: ids, phones: [...phones] }
}

/** Compares rows that are to be written next. One import of a site at a time: two would both find the same unit missing. */
export async function compareToWrite(ctx: Ctx, siteId: string, rows: RowsToCompare): Promise<Compared> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 7315204))', [siteId])
  const compared = await compareRows(ctx, siteId, rows)
  compared.draft.close()
  return compared
}

/**
 * Writes compared rows into their site in the transaction of `ctx`: what is new is added, what differs is changed, what is the same is
 * not touched, so the same rows again do nothing. Throws `someone_was_faster` when records changed meanwhile.
 */
export async function writeCompared(
  ctx: Ctx,
  { draft }: Compared,
  order: WriteOrder,
  progress: (done: number, all: number) => Promise<void> = async () => {},
): Promise<void> {
  await writeDraft(ctx, draft, order, progress)
}
