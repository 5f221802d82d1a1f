import { externalqueries } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnExternalQuery, externalQueryTimeline, getExternalQuery, registerExternalQuery } from './external-queries.ts'
import { listExternalQueries, planQueryExport } from './queries-list.ts'
import { printExternalQuery } from './query-receipt.ts'

export const externalQueryRoutes: Route[] = [
  route(externalqueries.listExternalQueries, listExternalQueries),
  rawRoute(externalqueries.exportExternalQueries, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planQueryExport(ctx, query))),
  route(externalqueries.registerExternalQuery, registerExternalQuery),
  route(externalqueries.getExternalQuery, getExternalQuery),
  route(externalqueries.actOnExternalQuery, actOnExternalQuery),
  route(externalqueries.externalQueryTimeline, externalQueryTimeline),
  rawRoute(externalqueries.printExternalQuery, (exchange, input, actor) => printExternalQuery(exchange, input, actor!)),
]
