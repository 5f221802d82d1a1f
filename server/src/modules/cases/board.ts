import type { cases, Input, Output } from '@guanjia/contract'
import { BOARD_COLUMNS } from '@guanjia/contract/case-board.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { countUpTo } from '../../platform/records/index.ts'
import { filteredCases, newestRows, summaries } from './list.ts'

const SHOWN = 30

/**
 * Each column of a site's board with its newest cases and how many there are. Nothing in it depends on who asks, except for `mine`.
 * Throws `not_found` for a site outside the scope.
 */
export async function caseBoard(ctx: Ctx, { query }: Input<typeof cases.caseBoard>): Promise<Output<typeof cases.caseBoard>> {
  const columns = await Promise.all(
    BOARD_COLUMNS.map(async ({ key, statuses }) => {
      const select = await filteredCases(ctx, query.siteId, { ...query.filter, status: [...statuses], open: undefined })
      const [total, rows] = await Promise.all([countUpTo(ctx, select), newestRows(select, SHOWN)])
      return { key, total, rows }
    }),
  )
  const shown = new Map((await summaries(ctx, columns.flatMap(({ rows }) => rows))).map((one) => [one.id, one]))
  return { columns: columns.map(({ key, total, rows }) => ({ key, total, items: rows.map((row) => shown.get(row.id)!) })) }
}
