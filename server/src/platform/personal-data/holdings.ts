import { sql, type RawBuilder } from 'kysely'
import type { Tables } from '../../tables.ts'
import type { Ctx } from '../ctx.ts'
import { eraseTimelineContent } from '../trail/index.ts'
import { holdsPersonalData, type PersonalPart, type Subject } from './subject.ts'
import { COVER, sharedPattern, tracePattern } from './traces.ts'

type Whose = RawBuilder<unknown>

/** Rows of one table that tell of a person, and what becomes of each of their texts when the person is erased. */
export interface Holding {
  table: keyof Tables
  /** Which rows, as SQL over the columns of the table. */
  of: (subject: Subject) => Whose
  /** The rows go altogether. */
  isDeleted?: true
  /** Columns that become this. */
  blanks?: Readonly<Record<string, string | null | readonly string[]>>
  /** Texts that stay, without the names and numbers of the person. */
  covers?: readonly string[]
  coversJson?: readonly string[]
  coversLists?: readonly string[]
  /** Texts that stay as they are, and the law or the proof that wants it. */
  keeps?: Readonly<Record<string, string>>
  /** Which of the rows are the person's own: only these are handed out and said to stay. Null: none, they are of the home or of colleagues. All of them when left out. */
  own?: ((subject: Subject) => Whose) | null
  /** Columns that are told to nobody but the house: who complained, who decides, how it was proved. */
  hides?: readonly string[]
  /** Most rows are of others: short names are not looked for there, and nothing of it is handed out. */
  isShared?: true
  /** `afterwards` takes out of the rows whatever they hold. */
  isEmptied?: true
  /** Every row is looked at, beside the work: not in the act itself. */
  isLater?: true
  /** Record type of the timeline whose lines lose their content. */
  record?: string
  /** Rows of others are among them: of their timeline only lines that name the person lose their content. */
  onlyNamingLines?: true
  /** Why rows stay: a code of `keptBecause`; nothing where nothing of the person stays. */
  why?: string
  /** Written anew from what is left, such as words to search by. */
  afterwards?(ctx: Ctx, ids: readonly string[]): Promise<void>
}

const known: Holding[] = []

/** Every holding of every module: for the proof that no text of the database was forgotten. */
export function knownHoldings(): readonly Holding[] {
  return known
}

/** A module says in which rows a person stands; handing them out and erasing them follow from it. */
export function holdsRows(name: string, holdings: readonly Holding[], obstacles?: PersonalPart['obstacles']): void {
  known.push(...holdings)
  holdsPersonalData({
    name,
    ...(obstacles ? { obstacles } : {}),
    async tell(ctx, _, subject) {
      const rows = []
      for (const holding of holdings) if (!holding.isShared && !holding.isLater && holding.own !== null) rows.push(...(await tellRows(ctx, holding, subject)))
      return rows
    },
    async erase(ctx, _, isTrial, subject) {
      const done = { erased: 0, kept: 0, why: undefined as string | undefined }
      for (const holding of holdings) {
        if (holding.isLater) continue
        const { erased, kept } = await eraseRows(ctx, holding, subject, isTrial)
        done.erased += erased
        done.kept += kept
        if (kept > 0) done.why ??= holding.why
      }
      return { erased: done.erased, kept: done.kept, ...(done.why === undefined ? {} : { why: done.why }) }
    },
  })
}

/** Covers traces of people where every row has to be looked at. */
export async function coverLater(ctx: Ctx, pattern: string): Promise<void> {
  for (const { table, isLater, covers = [], coversJson = [] } of known) {
    if (!isLater) continue
    const texts = [...covers.map((column) => sql`${sql.ref(column)} = regexp_replace(${sql.ref(column)}, ${pattern}, ${COVER}, 'g')`), ...coversJson.map((column) => sql`${sql.ref(column)} = regexp_replace(${sql.ref(column)}::text, ${pattern}, ${COVER}, 'g')::jsonb`)]
    const hits = [...covers, ...coversJson].map((column) => sql`${sql.ref(column)}::text ~ ${pattern}`)
    await sql`update ${sql.table(table)} set ${sql.join(texts)} where ${sql.join(hits, sql` or `)}`.execute(ctx.tx)
  }
}

/** Keys, versions and words to search by tell nobody anything. */
const UNTOLD = /(^|_)(id|ids|version|grams|pinyin|initials|hash|sealed|index|mark)$/

async function tellRows(ctx: Ctx, { table, of, own, hides = [] }: Holding, subject: Subject): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(t) as row from (select * from ${sql.table(table)} where ${(own ?? of)(subject)} limit 5000) t`.execute(ctx.tx)
  return rows.map(({ row }) => ({ what: table, ...Object.fromEntries(Object.entries(row).filter(([key, value]) => !UNTOLD.test(key) && !hides.includes(key) && value !== null && value !== '')) }))
}

async function eraseRows(ctx: Ctx, holding: Holding, subject: Subject, isTrial: boolean): Promise<{ erased: number; kept: number }> {
  const { table, of, blanks = {}, covers = [], coversJson = [], coversLists = [] } = holding
  const pattern = holding.isShared ? sharedPattern(subject) : tracePattern(subject)
  const covered = [...covers.map((column) => sql`${sql.ref(column)} ~ ${pattern}`), ...coversJson.map((column) => sql`${sql.ref(column)}::text ~ ${pattern}`), ...coversLists.map((column) => sql`array_to_string(${sql.ref(column)}, ' ') ~ ${pattern}`)]
  const isHit = pattern === null || covered.length === 0 ? sql`false` : sql`(${sql.join(covered, sql` or `)})`
  // A row whose texts are blanked is counted as erased while something stands in one of them.
  const isFilled = Object.keys(blanks).length === 0 ? sql`false` : sql`(${sql.join(Object.entries(blanks).map(([column, value]) => sql`${sql.ref(column)} is distinct from ${value}`), sql` or `)})`
  const whose = of(subject)
  const isOwn = holding.own === null ? sql`false` : (holding.own ?? of)(subject)
  const counted = (await sql<{ all: number; own: number; hit: number }>`select count(*)::int as all, count(*) filter (where ${isOwn})::int as own, count(*) filter (where ${isHit} or ${isFilled})::int as hit from ${sql.table(table)} where ${whose}`.execute(ctx.tx)).rows[0]!
  const erased = holding.isDeleted || holding.isEmptied ? counted.all : counted.hit
  const kept = holding.isDeleted || holding.why === undefined ? 0 : counted.own
  if (isTrial || counted.all === 0) return { erased, kept }
  if (holding.isDeleted) {
    await sql`delete from ${sql.table(table)} where ${whose}`.execute(ctx.tx)
    return { erased, kept }
  }
  const ids = holding.record || holding.afterwards ? (await sql<{ id: string }>`select id from ${sql.table(table)} where ${whose}`.execute(ctx.tx)).rows.map(({ id }) => id) : []
  if (counted.hit > 0) {
    const sets = [
      ...Object.entries(blanks).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
      ...(pattern === null ? [] : covers.map((column) => sql`${sql.ref(column)} = regexp_replace(${sql.ref(column)}, ${pattern}, ${COVER}, 'g')`)),
      ...(pattern === null ? [] : coversJson.map((column) => sql`${sql.ref(column)} = regexp_replace(${sql.ref(column)}::text, ${pattern}, ${COVER}, 'g')::jsonb`)),
      ...(pattern === null ? [] : coversLists.map((column) => sql`${sql.ref(column)} = array(select regexp_replace(one, ${pattern}, ${COVER}, 'g') from unnest(${sql.ref(column)}) with ordinality as l (one, n) order by n)`)),
    ]
    // What is otherwise only added to may be changed by this, and by nothing else in the transaction.
    await sql`select set_config('guanjia.forgetting', 'on', true)`.execute(ctx.tx)
    await sql`update ${sql.table(table)} set ${sql.join(sets)} where ${whose} and (${isHit} or ${isFilled})`.execute(ctx.tx)
    await sql`select set_config('guanjia.forgetting', 'off', true)`.execute(ctx.tx)
  }
  await holding.afterwards?.(ctx, ids)
  if (holding.record !== undefined && !(holding.onlyNamingLines && pattern === null)) await eraseTimelineContent(ctx, ids.map((id) => ({ type: holding.record!, id })), holding.onlyNamingLines ? pattern : null)
  return { erased, kept }
}

/** Rows that name the person, or one of the files that were merged into theirs. */
export const ofPerson = (column = 'person_id') => (subject: Subject): Whose => sql`${sql.ref(column)} = any (${subject.personIds}::uuid[])`
/** Rows of the units in which the person lived or lives. */
export const ofTheirUnits = (column = 'unit_id') => (subject: Subject): Whose => sql`${sql.ref(column)} = any (${subject.unitIds}::uuid[])`
export const ofTheirAccounts = (column = 'account_id') => (subject: Subject): Whose => sql`${sql.ref(column)} = any (${subject.accountIds}::uuid[])`
/** Rows that colleagues write about the sites of the person. */
export const atTheirSites = (subject: Subject): Whose => sql`site_id = any (${subject.siteIds}::uuid[])`
/** Rows with one of the person's phones. */
export const withTheirPhone = (column: string) => (subject: Subject): Whose => sql`${sql.ref(column)} = any (${subject.phones}::text[])`
/** Rows of a record that another table gives to the person, such as the orders of their cases. */
export const ofTheir = (table: keyof Tables, key: string, column = 'person_id') => (subject: Subject): Whose =>
  sql`${sql.ref(key)} in (select id from ${sql.table(table)} where ${sql.ref(column)} = any (${subject.personIds}::uuid[]))`
