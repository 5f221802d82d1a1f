import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'

export type Row = Record<string, unknown>
type Table = 'building' | 'entrance' | 'unit' | 'person' | 'person_phone' | 'occupancy'

/** Rows made one by one, each gone as soon as it is written out: two thousand at once would outlive the quick collector. */
export function* rowsOf<T>(items: Iterable<T>, make: (item: T) => Row): Generator<Row> {
  for (const item of items) yield make(item)
}

/** One statement for many rows of the organisation. All rows have the columns of the first; those left out get their defaults. */
export async function insertRows(ctx: Ctx, table: Table, rows: Iterable<Row>): Promise<void> {
  const { json, count, columns } = written(ctx, rows)
  if (count === 0) return
  await ctx.client.query(`insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [json])
}

/**
 * One statement for many rows by id; where rows have a version, each must be the one after what is there.
 * Throws `someone_was_faster` when a row is gone or was changed by somebody else.
 */
export async function updateRows(ctx: Ctx, table: Table, rows: Iterable<Row>): Promise<void> {
  const { json, count, columns: all } = written(ctx, rows)
  if (count === 0) return
  const columns = all.filter((column) => column !== 'id' && column !== 'organization_id')
  const isCurrent = columns.includes('version') ? ' and t.version = r.version - 1' : ''
  const { rowCount } = await ctx.client.query(
    `update ${table} t set ${columns.map((column) => `${column} = r.${column}`).join(', ')}
     from jsonb_populate_recordset(null::${table}, $1::jsonb) r where t.organization_id = r.organization_id and t.id = r.id${isCurrent}`,
    [json],
  )
  if (rowCount !== count) throw new AppError('someone_was_faster', 'Records were changed while the file was being written')
}

export { bytes } from '../../../platform/database/values.ts'

const ESCAPED = /\\u(?:0000|d[89a-f])/
const UNKEEPABLE = /\0|\p{Cs}/gu

interface Written {
  /** A value of `jsonb` as the database takes bytes: its version, then the text. */
  json: Buffer
  count: number
  columns: string[]
}

/** Written as bytes while the rows are made: as one text of a thousand rows it would outlive the quick collector, and be copied before it is sent. */
function written(ctx: Ctx, rows: Iterable<Row>): Written {
  let bytes = Buffer.allocUnsafe(1 << 16)
  let length = bytes.writeUInt8(1)
  let count = 0
  let columns: string[] = []
  for (const row of rows) {
    const whole = { organization_id: ctx.organizationId, ...row }
    if (count === 0) columns = Object.keys(whole)
    const text = (count++ === 0 ? '[' : ',') + keepable(JSON.stringify(whole))
    // Three bytes are the most that a unit of a text takes; the bracket at the end is one more.
    const needed = length + text.length * 3 + 1
    if (needed > bytes.length) {
      const larger = Buffer.allocUnsafe(needed * 2)
      bytes.copy(larger, 0, 0, length)
      bytes = larger
    }
    length += bytes.write(text, length)
  }
  if (count > 0) length += bytes.write(']', length)
  return { json: bytes.subarray(0, length), count, columns }
}

/** Without what a text of PostgreSQL cannot hold: NUL and halves of characters, which JSON writes as escapes. */
function keepable(text: string): string {
  if (!ESCAPED.test(text)) return text
  return JSON.stringify(JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? value.replaceAll(UNKEEPABLE, '') : value)))
}
