import { sla } from '@guanjia/contract'
import { reportRoute } from '../../platform/http/report-route.ts'
import { rawRoute, type Route } from '../../platform/http/route.ts'
import { slaReportChoices } from './report-choices.ts'
import { slaReportClocks } from './report-clocks.ts'
import { exportReport } from './report-export.ts'
import { slaReport } from './report.ts'

export const reportRoutes: Route[] = [
  reportRoute(sla.slaReport, slaReport),
  reportRoute(sla.slaReportClocks, slaReportClocks),
  reportRoute(sla.slaReportChoices, slaReportChoices),
  rawRoute(sla.exportSlaReport, (exchange, input, actor) => exportReport(exchange, input, actor!)),
]
