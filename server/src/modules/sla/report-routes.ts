import { sla } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { slaReportChoices } from './report-choices.ts'
import { slaReportClocks } from './report-clocks.ts'
import { exportReport } from './report-export.ts'
import { slaReport } from './report.ts'

export const reportRoutes: Route[] = [
  route(sla.slaReport, slaReport),
  route(sla.slaReportClocks, slaReportClocks),
  route(sla.slaReportChoices, slaReportChoices),
  rawRoute(sla.exportSlaReport, (exchange, input, actor) => exportReport(exchange, input, actor!)),
]
