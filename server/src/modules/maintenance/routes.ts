import { maintenance } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { listPaper } from '../organization/index.ts'
import { addFacilityCost, listFacilityCosts, voidFacilityCost } from './costs.ts'
import { changeCounter, createCounter, listCounterReadings, readCounter, voidCounterReading } from './counters.ts'
import { explainDowntime, listDowntimes } from './downtime.ts'
import { planCostExport, planDowntimeExport, planFacilityExport, planLegalExport, planLimitExport, planMaintenancePlanExport, planProcedureExport, planProposalExport, planServiceExport, planYearExport } from './exports.ts'
import { assessCondition, getMaintainedFacility, listMaintainedFacilities, setMaintainedFacility, setResponsible } from './facilities.ts'
import { maintenanceFigures } from './figures.ts'
import { changeLegalInspection, createLegalInspection, getLegalInspection, legalInspectionTimeline, listLegalInspections, recordCertificate, voidCertificate } from './legal.ts'
import { linkFacilityOrder, raiseFacilityOrder } from './orders.ts'
import { actOnMaintenancePlan, changeMaintenancePlan, createMaintenancePlan, getMaintenancePlan, listMaintenancePlans, maintenancePlanTimeline, previewMaintenancePlan } from './plans.ts'
import { printMaintenanceTask } from './print-task.ts'
import { changeProcedure, createProcedure, getProcedure, listProcedures } from './procedures.ts'
import { actOnRenewalProposal, changeRenewalProposal, createRenewalProposal, getRenewalProposal, listRenewalProposals, renewalProposalTimeline } from './proposals.ts'
import { takeReadyMaintenance } from './ready/take.ts'
import { sendStepResults } from './results.ts'
import { actOnMaintenanceTask, getMaintenanceTask, listMaintenanceTasks, maintenanceTaskTimeline } from './tasks.ts'
import { changeTimeLimits, getTimeLimits } from './time-limits.ts'
import { maintenanceYear } from './year.ts'

export const maintenanceRoutes: Route[] = [
  route(maintenance.listProcedures, listProcedures),
  rawRoute(maintenance.exportProcedures, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planProcedureExport(ctx, query))),
  route(maintenance.getProcedure, getProcedure),
  route(maintenance.createProcedure, createProcedure),
  route(maintenance.changeProcedure, changeProcedure),
  route(maintenance.listMaintainedFacilities, listMaintainedFacilities),
  rawRoute(maintenance.exportMaintainedFacilities, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planFacilityExport(ctx, query))),
  route(maintenance.setResponsible, setResponsible),
  route(maintenance.getMaintainedFacility, getMaintainedFacility),
  route(maintenance.setMaintainedFacility, setMaintainedFacility),
  route(maintenance.assessCondition, assessCondition),
  route(maintenance.createCounter, createCounter),
  route(maintenance.changeCounter, changeCounter),
  route(maintenance.listCounterReadings, listCounterReadings),
  route(maintenance.readCounter, readCounter),
  route(maintenance.voidCounterReading, voidCounterReading),
  route(maintenance.listMaintenancePlans, listMaintenancePlans),
  rawRoute(maintenance.exportMaintenancePlans, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planMaintenancePlanExport(ctx, query))),
  route(maintenance.previewMaintenancePlan, previewMaintenancePlan),
  route(maintenance.takeReadyMaintenance, takeReadyMaintenance),
  route(maintenance.createMaintenancePlan, createMaintenancePlan),
  route(maintenance.getMaintenancePlan, getMaintenancePlan),
  route(maintenance.changeMaintenancePlan, changeMaintenancePlan),
  route(maintenance.actOnMaintenancePlan, actOnMaintenancePlan),
  route(maintenance.maintenancePlanTimeline, maintenancePlanTimeline),
  route(maintenance.maintenanceYear, maintenanceYear),
  rawRoute(maintenance.exportMaintenanceYear, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planYearExport(ctx, query))),
  route(maintenance.listMaintenanceTasks, listMaintenanceTasks),
  rawRoute(maintenance.exportMaintenanceTasks, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planServiceExport(ctx, query))),
  route(maintenance.getMaintenanceTask, getMaintenanceTask),
  route(maintenance.maintenanceTaskTimeline, maintenanceTaskTimeline),
  route(maintenance.sendStepResults, sendStepResults),
  route(maintenance.actOnMaintenanceTask, actOnMaintenanceTask),
  rawRoute(maintenance.printMaintenanceTask, (exchange, input, actor) => printMaintenanceTask(exchange, input, actor!)),
  route(maintenance.raiseFacilityOrder, raiseFacilityOrder),
  route(maintenance.linkFacilityOrder, linkFacilityOrder),
  route(maintenance.listLegalInspections, listLegalInspections),
  rawRoute(maintenance.printLegalInspections, (exchange, { query }, actor) => listPaper(exchange, actor!, { siteId: query.siteId, sign: 'FD', title: ['法定检验到期表', '法定檢驗到期表', 'Legal inspections that come due'], columns: { name: 34, kind: 22, target: 30, party: 26, certificate: 24, due: 20, days: 14, state: 16, owner: 16 } }, (ctx) => planLegalExport(ctx, query))),
  rawRoute(maintenance.exportLegalInspections, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planLegalExport(ctx, query))),
  route(maintenance.createLegalInspection, createLegalInspection),
  route(maintenance.getLegalInspection, getLegalInspection),
  route(maintenance.legalInspectionTimeline, legalInspectionTimeline),
  route(maintenance.changeLegalInspection, changeLegalInspection),
  route(maintenance.recordCertificate, recordCertificate),
  route(maintenance.voidCertificate, voidCertificate),
  route(maintenance.listDowntimes, listDowntimes),
  rawRoute(maintenance.exportDowntimes, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planDowntimeExport(ctx, query))),
  route(maintenance.explainDowntime, explainDowntime),
  route(maintenance.listFacilityCosts, listFacilityCosts),
  rawRoute(maintenance.exportFacilityCosts, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planCostExport(ctx, query))),
  route(maintenance.addFacilityCost, addFacilityCost),
  route(maintenance.voidFacilityCost, voidFacilityCost),
  route(maintenance.listRenewalProposals, listRenewalProposals),
  rawRoute(maintenance.exportRenewalProposals, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planProposalExport(ctx, query))),
  route(maintenance.createRenewalProposal, createRenewalProposal),
  route(maintenance.getRenewalProposal, getRenewalProposal),
  route(maintenance.renewalProposalTimeline, renewalProposalTimeline),
  route(maintenance.changeRenewalProposal, changeRenewalProposal),
  route(maintenance.actOnRenewalProposal, actOnRenewalProposal),
  route(maintenance.getTimeLimits, getTimeLimits),
  rawRoute(maintenance.exportTimeLimits, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planLimitExport(ctx, query))),
  route(maintenance.changeTimeLimits, changeTimeLimits),
  route(maintenance.maintenanceFigures, maintenanceFigures),
]
