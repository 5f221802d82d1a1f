import { sla } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { slaReport } from './report.ts'

export const reportRoutes: Route[] = [route(sla.slaReport, slaReport)]
