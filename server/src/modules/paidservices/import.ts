import { paidservices, type Input, type Locale, type Output } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import type { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { mustSeeFile } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { changesBetween } from '../../platform/records/index.ts'
import { readSheets, type CellValue } from '../../platform/sheets/index.ts'
import { parseFen, parseNumber } from '../../platform/text/index.ts'
import { siteById } from '../organization/index.ts'
import { COLUMNS } from './export.ts'
import { tell } from './items.ts'
import type { ItemRow } from './present.ts'
import { whyPriceDoesNotFit, withPrice } from './rules.ts'

type Facts = Omit<z.output<typeof paidservices.createPaidService.body>, 'id' | 'siteId'>
type Row = Output<typeof paidservices.importPaidServices>['rows'][number]
const MAX_ROWS = 2000

/**
 * A price list from a file with the columns of the export, in any of the three languages: items are found by their code. Nothing is
 * published by it. Throws `import.unreadable_file`, `import.mapping_incomplete`, and on `commit` `rule_broken` when a row is wrong.
 */
export async function importPaidServices(
  ctx: Ctx,
  { body }: Input<typeof paidservices.importPaidServices>,
): Promise<Output<typeof paidservices.importPaidServices>> {
  ctx.actor.mustSee('paid_services:read', body.siteId)
  ctx.actor.mustBeAbleTo('paid_services:manage', body.siteId)
  await siteById(ctx, body.siteId)
  const file = await mustSeeFile(ctx, body.fileId)
  const lines = await linesOf(await ctx.app.blobs.localPath(file.sha256), file.name)
  const known = new Map((await ctx.tx.selectFrom('paid_service').selectAll().where('site_id', '=', body.siteId).orderBy('id').forUpdate().execute()).map((row) => [row.code, row]))
  const seen = new Set<string>()
  const rows: Row[] = []
  for (const { row, value } of lines) {
    const read = readFacts(value)
    const problem = 'problem' in read ? read.problem : seen.has(read.code) ? `${read.code}: twice in the file` : ''
    if ('problem' in read || problem) {
      rows.push({ row, code: value('code'), name: value('name'), verdict: 'error', problem })
      continue
    }
    seen.add(read.code)
    const before = known.get(read.code)
    const changes = before ? changesBetween({ ...before }, columnsOf(read)) : []
    const verdict = before ? (changes.length > 0 ? 'changed' : 'same') : 'new'
    rows.push({ row, code: read.code, name: read.name, verdict, problem: '' })
    if (body.commit && verdict !== 'same') await write(ctx, body.siteId, read, before, changes)
  }
  const counts = { new: 0, changed: 0, same: 0, errors: 0 }
  for (const { verdict } of rows) counts[verdict === 'error' ? 'errors' : verdict]++
  const wrong = rows.find(({ verdict }) => verdict === 'error')
  if (body.commit && wrong) throw new AppError('rule_broken', `row ${wrong.row}: ${wrong.problem}`)
  return { counts, rows: rows.slice(0, 500) }
}

function columnsOf(facts: Facts) {
  return {
    name: facts.name, group_code: facts.group, charge: facts.charge, unit: facts.unit, price_fen: facts.priceFen, includes: facts.includes,
    excludes: facts.excludes, warranty_days: facts.warrantyDays, legal_note: facts.legalNote,
  }
}

async function write(ctx: Ctx, siteId: string, facts: Facts, before: ItemRow | undefined, changes: ReturnType<typeof changesBetween>): Promise<void> {
  const set = { ...columnsOf(facts), has_changes: true, updated_at: ctx.now }
  const row = before
    ? await ctx.tx.updateTable('paid_service').set({ ...set, version: before.version + 1 }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
    : await ctx.tx.insertInto('paid_service').values({ organization_id: ctx.organizationId, id: newId(), site_id: siteId, code: facts.code, ...set }).returningAll().executeTakeFirstOrThrow()
  tell(ctx, row, before ? 'changed' : 'created', changes)
}

type ValueOf = (field: string) => string
async function linesOf(path: string, fileName: string): Promise<{ row: number; value: ValueOf }[]> {
  const { sheets } = await readSheets(path, { fileName, maxRows: MAX_ROWS })
  const found: { row: number; value: ValueOf }[] = []
  let at: Map<string, number> | null = null
  for await (const { number, cells } of sheets[0]!.rows()) {
    if (at === null) at = headOf(cells)
    else if (cells.some((cell) => textOf(cell) !== '')) {
      const head = at
      found.push({ row: number, value: (field) => textOf(cells[head.get(field) ?? -1] ?? null) })
    }
  }
  if (at === null) throw new AppError('import.mapping_incomplete', 'No row names the columns code, group, item and unit')
  return found
}

function textOf(cell: CellValue): string {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell).trim()
}

const NEEDED = ['code', 'group', 'name', 'unit']
/** Which column says what, by its title in any language; null when the row is no head. */
function headOf(cells: readonly CellValue[]): Map<string, number> | null {
  const at = new Map<string, number>()
  for (const { key, title } of COLUMNS) {
    const index = cells.findIndex((cell) => Object.values(title).some((words) => words.toLowerCase() === textOf(cell).toLowerCase()))
    if (index >= 0) at.set(key, index)
  }
  return NEEDED.every((key) => at.has(key)) ? at : null
}

/** A choice by its word in any language, or by its code. */
function choice<C extends string>(group: 'serviceGroup' | 'serviceCharge', word: string, all: readonly C[]): C | undefined {
  const isIt = (code: C): boolean => code === word || (Object.keys(LABELS) as Locale[]).some((locale) => (LABELS[locale].enum[group] as Record<C, string>)[code] === word)
  return all.find(isIt)
}

function readFacts(value: ValueOf): Facts | { problem: string } {
  const group = choice('serviceGroup', value('group'), paidservices.SERVICE_GROUPS)
  if (!group) return { problem: `group: ${value('group') || '–'}` }
  const price = parseFen(value('price'))
  if (price === undefined) return { problem: `price: ${value('price')}` }
  const days = parseNumber(value('warrantyDays'))
  if (days === undefined) return { problem: `warranty: ${value('warrantyDays')}` }
  const charge = value('charge') === '' ? (price?.fen === 0 ? 'free' : 'paid') : choice('serviceCharge', value('charge'), paidservices.SERVICE_CHARGES)
  if (!charge) return { problem: `charge: ${value('charge')}` }
  const facts = withPrice({
    code: value('code'), group, name: value('name'), charge, unit: value('unit'), priceFen: price?.fen ?? null, includes: value('includes'),
    excludes: value('excludes'), warrantyDays: days, legalNote: value('legalNote'),
  })
  const parsed = paidservices.createPaidService.body.omit({ id: true, siteId: true }).safeParse(facts)
  if (!parsed.success) return { problem: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') }
  const problem = whyPriceDoesNotFit(parsed.data)
  return problem === null ? parsed.data : { problem: `price: ${problem}` }
}
