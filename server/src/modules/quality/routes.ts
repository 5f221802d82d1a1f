import { governance, standards } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { acknowledgeCheck, checkTimeline, createCheck, getCheck, listChecks } from './checks.ts'
import { checkFigures, planCheckExport } from './figures.ts'
import { listNonconformities, nonconformityFigures, planNonconformityExport, recordNonconformity } from './nonconformities.ts'

export const qualityRoutes: Route[] = [
  route(standards.createCheck, createCheck),
  route(standards.listChecks, listChecks),
  rawRoute(standards.exportChecks, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planCheckExport(ctx, query.siteId, query.filter))),
  route(standards.checkFigures, checkFigures),
  route(standards.getCheck, getCheck),
  route(standards.acknowledgeCheck, acknowledgeCheck),
  route(standards.checkTimeline, checkTimeline),
  route(governance.listNonconformities, listNonconformities),
  rawRoute(governance.exportNonconformities, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planNonconformityExport(ctx, query))),
  route(governance.nonconformityFigures, nonconformityFigures),
  route(governance.recordNonconformity, recordNonconformity),
]
