import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import type { CaseRow } from './present.ts'

/**
 * Writes the case and gives it its number: as late as possible, because the counter stays locked until the commit.
 * One prepared statement with the row as JSON: the busiest insert of the product, and the query builder would compile it each time.
 * Throws `already_exists` naming the pointer.
 */
export async function insertCase(ctx: Ctx, row: CaseRow, day: string, pointer = '/id'): Promise<void> {
  insertText ??= textOfInsert(row)
  const { rows } = await ctx.client.query<{ number: string }>({ name: 'insert_case', text: insertText, values: [JSON.stringify(row), `C-${day.replaceAll('-', '')}-`, `case-${day}`] })
  const number = rows[0]?.number
  if (number === undefined) throw wrongField('already_exists', pointer, 'a case with this id exists')
  row.number = number
}

let insertText: string | undefined
function textOfInsert(row: CaseRow): string {
  const columns = Object.keys(row).filter((column) => column !== 'number')
  const list = columns.map((column) => `"${column}"`).join(', ')
  return `insert into service_case (${list}, number)
    select ${list}, (select $2::text || lpad(n, greatest(4, length(n)), '0') from (select next_number(site_id, $3)::text as n) as counted)
    from jsonb_populate_record(null::service_case, $1::jsonb)
    on conflict (organization_id, id) do nothing returning number`
}
