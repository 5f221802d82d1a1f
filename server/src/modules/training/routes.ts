import { improvements } from '@guanjia/contract'
import { exportList } from '../../platform/records/export.ts'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { listTrainingNeeds, raiseTrainingNeed, settleTrainingNeed } from './needs.ts'
import { planTrainingNeedsExport } from './export-needs.ts'

export const trainingRoutes: Route[] = [
  route(improvements.listTrainingNeeds, listTrainingNeeds),
  rawRoute(improvements.exportTrainingNeeds, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planTrainingNeedsExport(ctx, query))),
  route(improvements.raiseTrainingNeed, raiseTrainingNeed),
  route(improvements.settleTrainingNeed, settleTrainingNeed),
]
