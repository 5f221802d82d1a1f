import { emergency } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnIncident } from './act.ts'
import { actOnDrill, drillYear, getDrill, listDrills, planDrill, planDrillExport } from './drills/drills.ts'
import { emergencyPlansFile } from './export-plans.ts'
import { emergencyFigures } from './figures.ts'
import { getIncident, incidentTimeline, listIncidents, planIncidentExport } from './list.ts'
import { openIncidentInquiry } from './open-inquiry.ts'
import { actOnEmergencyPlan, draftEmergencyPlan, emergencyPlanTimeline, emergencyPlanVersions, getEmergencyPlan, listEmergencyPlans, takeReadyEmergencyPlans } from './plans.ts'
import { printEmergencyPlan, printIncident } from './print.ts'
import { reportIncident } from './report.ts'
import { raiseIncidentAction, saveIncidentReview } from './review.ts'

export const emergencyRoutes: Route[] = [
  route(emergency.listEmergencyPlans, listEmergencyPlans),
  emergencyPlansFile,
  route(emergency.takeReadyEmergencyPlans, takeReadyEmergencyPlans),
  route(emergency.getEmergencyPlan, getEmergencyPlan),
  route(emergency.emergencyPlanTimeline, emergencyPlanTimeline),
  route(emergency.emergencyPlanVersions, emergencyPlanVersions),
  rawRoute(emergency.printEmergencyPlan, (exchange, input, actor) => printEmergencyPlan(exchange, input, actor!)),
  route(emergency.draftEmergencyPlan, draftEmergencyPlan),
  route(emergency.actOnEmergencyPlan, actOnEmergencyPlan),
  route(emergency.listIncidents, listIncidents),
  rawRoute(emergency.exportIncidents, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planIncidentExport(ctx, query))),
  route(emergency.reportIncident, reportIncident),
  route(emergency.getIncident, getIncident),
  route(emergency.incidentTimeline, incidentTimeline),
  route(emergency.actOnIncident, actOnIncident),
  route(emergency.saveIncidentReview, saveIncidentReview),
  route(emergency.raiseIncidentAction, raiseIncidentAction),
  route(emergency.openIncidentInquiry, openIncidentInquiry),
  rawRoute(emergency.printIncident, (exchange, input, actor) => printIncident(exchange, input, actor!)),
  route(emergency.emergencyFigures, emergencyFigures),
  route(emergency.listDrills, listDrills),
  rawRoute(emergency.exportDrills, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planDrillExport(ctx, query))),
  route(emergency.drillYear, drillYear),
  route(emergency.planDrill, planDrill),
  route(emergency.getDrill, getDrill),
  route(emergency.actOnDrill, actOnDrill),
]
