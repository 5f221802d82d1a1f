import { sla } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { getRecalculation, listRecalculations, previewRecalculation, startRecalculation } from './recalculations.ts'

export const recalculationRoutes: Route[] = [
  route(sla.previewRecalculation, previewRecalculation),
  route(sla.startRecalculation, startRecalculation),
  route(sla.getRecalculation, getRecalculation),
  route(sla.listRecalculations, listRecalculations),
]
