import type { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import { dayIn, wallTimeIn } from '../../platform/time.ts'
import { timeZoneOf } from './sites.ts'
import { UNSIGNED, paperOf } from './paper.ts'

/** What a person turns over; more is a file. */
const MOST_LINES = 2000
/** Between the margins of an A4 page. */
const PAGE_MM = 180

export interface ListPaper {
  siteId: string
  /** Before the day, for the number of the paper. */
  sign: string
  title: readonly [cn: string, tw: string, en: string]
  /** The columns of the sheet that are printed, with their share of the width. */
  columns: Readonly<Record<string, number>>
}

/** A list as it goes out as a sheet, on paper, to hang up or to hand over: for the same people, with the same filters. Throws `rule_broken` for one that nobody would read. */
export function listPaper(exchange: Exchange, actor: Actor, { siteId, sign, title, columns }: ListPaper, plan: (ctx: Ctx) => Promise<ExportPlan>): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const sheet = await plan(ctx)
    const shown = sheet.columns.filter(({ key }) => key in columns)
    const rows: string[][] = []
    for await (const row of sheet.rows) {
      if (rows.length === MOST_LINES) throw new AppError('rule_broken', `More than ${MOST_LINES} lines: narrow the list, or take the file`)
      rows.push(shown.map(({ key, kind }) => cell(row[key], kind, sheet.timeZone)))
    }
    const whole = shown.reduce((sum, { key }) => sum + columns[key]!, 0)
    const day = dayIn(await timeZoneOf(ctx, siteId), ctx.now)
    return {
      siteId, number: `${sign}-${day}`, path: null,
      write: ({ say }) => ({
        title: say(...title), note: say(`截至 ${day}，共 ${rows.length} 项`, `截至 ${day}，共 ${rows.length} 項`, `As of ${day}, ${rows.length} lines`),
        parts: [
          rows.length === 0 ? { kind: 'text', text: say('没有符合的记录。', '沒有符合的記錄。', 'There is none.') } : { kind: 'table', label: null, heads: shown.map((one) => one.title), widths: shown.map(({ key }) => (columns[key]! / whole) * PAGE_MM), rows },
          { kind: 'signatures', people: [say('编制', '編製', 'Written by'), say('审核', '審核', 'Approved by')].map((label) => ({ label, signature: UNSIGNED })) },
        ],
      }),
    }
  })
}

function cell(value: ColumnValue, kind: ColumnKind, timeZone: string): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return kind === 'date' ? dayIn(timeZone, value) : wallTimeIn(timeZone, value)
  return String(value)
}
