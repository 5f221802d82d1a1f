import { setImmediate as breathe } from 'node:timers/promises'
import type { Ctx } from '../../platform/ctx.ts'
import { verdictsOf, type RowVerdict } from './apply/compare.ts'
import { ArchivesDraft } from './apply/draft.ts'
import { readKnown } from './apply/known.ts'
import { writeDraft, type WriteOrder } from './apply/write.ts'
import type { ArchiveRow, PersonId, RowProblem } from './import/index.ts'
import { todayAt } from './occupancy-rows.ts'
import { backwards } from './person-columns.ts'

const MOST_PREVIEWED = 200
const MOST_SAME = 20

export interface Compared {
  draft: ArchivesDraft
  counts: { new: number; changed: number; same: number }
  /** The first rows, mostly those that would do something. */
  preview: RowVerdict[]
  /** What is odd beside what the database has; rows with an error are in no draft and no count. */
  problems: RowProblem[]
}

/**
 * Compares checked rows with the database and says what writing them would do; writes nothing. Rows with errors are passed over.
 * Persons are recognised by ID number, else by phone and name, else by name within the unit; a cell that says nothing changes nothing.
 */
export async function compareRows(ctx: Ctx, siteId: string, rows: readonly ArchiveRow[]): Promise<Compared> {
  const good = rows.filter((row) => !row.hasError)
  const indexes = new Map<string, string>()
  const indexOf = ({ number, longNumber }: PersonId): string => {
    const plain = longNumber ?? number
    const known = indexes.get(plain)
    if (known !== undefined) return known
    const made = ctx.app.personalData.blindIndex(plain).toString('hex')
    indexes.set(plain, made)
    return made
  }
  const known = await readKnown(ctx, siteId, await named(good, ({ number, longNumber }) => ctx.app.personalData.blindIndexes(longNumber ?? number)))
  const draft = await ArchivesDraft.over(known, indexOf, await todayAt(ctx, siteId))
  const problems: RowProblem[] = []
  for (const [i, row] of good.entries()) {
    problems.push(...draft.enter(row))
    // Requests are answered between: a hundred thousand rows take a while.
    if (i % 1000 === 999) await breathe()
  }
  const counts = { new: 0, changed: 0, same: 0 }
  const preview: RowVerdict[] = []
  let seen = 0
  for (const verdict of verdictsOf(draft, siteId)) {
    counts[verdict.verdict]++
    if (preview.length < MOST_PREVIEWED && (verdict.verdict !== 'same' || counts.same <= MOST_SAME)) preview.push(verdict)
    if (++seen % 5000 === 0) await breathe()
  }
  return { draft, counts, preview, problems }
}

async function named(rows: readonly ArchiveRow[], indexesOf: (id: PersonId) => Buffer[]): Promise<{ idIndexes: Buffer[]; phones: string[] }> {
  const ids = new Set<Buffer>()
  const phones = new Set<string>()
  for (const [i, { people }] of rows.entries()) {
    if (i % 5000 === 0) await breathe()
    for (const person of people) {
      if (person.id) for (const index of indexesOf(person.id)) ids.add(index)
      for (const phone of person.phones) phones.add(backwards(phone.digits))
    }
  }
  return { idIndexes: [...ids], phones: [...phones] }
}

/** Compares rows that are to be written next. One import of a site at a time: two would both find the same unit missing. */
export async function compareToWrite(ctx: Ctx, siteId: string, rows: readonly ArchiveRow[]): Promise<Compared> {
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
