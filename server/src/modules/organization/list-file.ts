import type { Endpoint, Input, Locale } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { rawRoute, type Route } from '../../platform/http/route.ts'
import { exportList, type ExportPlan } from '../../platform/records/export.ts'
import { sheetOf, type Column } from '../../platform/records/list-export.ts'
import { homeZone, timeZoneOf } from './sites.ts'

interface ListFile<E extends Endpoint, R> {
  name: Record<Locale, string>
  columns: readonly Column<R>[]
  /** The site of the rows, where the query does not say it. */
  siteOf?: (ctx: Ctx, input: Input<E>) => Promise<string>
  /** Which personal data stands in it: its taking is on the access log then. */
  classes?: NonNullable<ExportPlan['personal']>['classes']
}

/**
 * The file of a list that answers everything at once: what the list itself answers to the same person and filters, as a sheet. What a list
 * refuses its file refuses, too.
 */
export function listFile<E extends Endpoint, R>(endpoint: E, list: (ctx: Ctx, input: Input<E>) => Promise<{ items: readonly R[] }>, { name, columns, siteOf, classes }: ListFile<E, R>): Route {
  return rawRoute(endpoint, (exchange, input, actor) => {
    const asked = (input as { query: { siteId?: string; format: 'xlsx' | 'csv' } }).query
    return exportList(exchange, actor!, asked.format, async (ctx) => {
      const { items } = await list(ctx, input)
      const siteId = asked.siteId ?? (await siteOf?.(ctx, input)) ?? null
      const timeZone = siteId === null ? await homeZone(ctx) : await timeZoneOf(ctx, siteId)
      return sheetOf(ctx, name, timeZone, columns, items, classes && { siteId, classes })
    })
  })
}
