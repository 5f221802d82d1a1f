import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'

export type Row = Record<string, unknown>
type Table = 'building' | 'entrance' | 'unit' | 'person' | 'person_phone' | 'occupancy'

/** One statement for many rows of the organisation. All rows have the columns of the first; those left out get their defaults. */
export async function insertRows(ctx: Ctx, table: Table, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = ['organization_id', ...Object.keys(rows[0]!)].join(', ')
  await ctx.client.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
    json(ctx, rows),
  ])
}

/**
 * One statement for many rows by id; where rows have a version, each must be the one after what is there.
 * Throws `someone_was_faster` when a row is gone or was changed by somebody else.
 */
export async function updateRows(ctx: Ctx, table: Table, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0]!).filter((column) => column !== 'id')
  const isCurrent = columns.includes('version') ? ' and t.version = r.version - 1' : ''
  const { rowCount } = await ctx.client.query(
    `update ${table} t set ${columns.map((column) => `${column} = r.${column}`).join(', ')}
     from jsonb_populate_recordset(null::${table}, $1::jsonb) r where t.organization_id = r.organization_id and t.id = r.id${isCurrent}`,
    [json(ctx, rows)],
  )
  if (rowCount !== rows.length) throw new AppError('someone_was_faster', 'Records were changed while the file was being written')
}

export { bytes } from '../../../platform/database/values.ts'

const ESCAPED = /\\u(?:0000|d[89a-f])/
const UNKEEPABLE = /\0|\p{Cs}/gu

/** Without what a text of PostgreSQL cannot hold: NUL and halves of characters, which JSON writes as escapes. */
function json(ctx: Ctx, rows: Row[]): string {
  const text = JSON.stringify(rows.map((row) => ({ organization_id: ctx.organizationId, ...row })))
  if (!ESCAPED.test(text)) return text
  return JSON.stringify(JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? value.replaceAll(UNKEEPABLE, '') : value)))
}
