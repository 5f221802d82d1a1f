import { inspections, lamps } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnTask } from './act-on-task.ts'
import { inspectionBoard, inspectionFigures } from './board.ts'
import { getBundle } from './bundle.ts'
import { changeChecklist, createChecklist, getChecklist, listChecklists } from './checklists.ts'
import { unitCoverage } from './coverage.ts'
import { getTask, settleConflict } from './details.ts'
import { checklistsFile, routesFile } from './export-lists.ts'
import { planFindingExport, planPlanExport, planPointExport, planRoundExport } from './exports.ts'
import { actOnFinding, findingTimeline, getFinding, listFindings, reportFinding } from './findings.ts'
import { actOnLampCount, countLamps } from './lamps/count.ts'
import { getLampCount, lampCountTimeline, listLampCounts, planLampExport } from './lamps/list.ts'
import { facilityRecords, inspectionMap, pointRecords } from './map.ts'
import { changeRoute, createRoute, getRoute, listRoutes } from './paths.ts'
import { actOnPlan, changePlan, createPlan, getPlan, listPlans, planTimeline, previewPlan } from './plans.ts'
import { changePoint, createPoint, getPoint, listPoints, printPoints } from './points.ts'
import { printRecord, printRound } from './print-round.ts'
import { takeReadyPlans } from './ready/take.ts'
import { sendRecords } from './records.ts'
import { listTasks, taskTimeline } from './tasks.ts'
import { listUnitChecks, printUnitChecks } from './unit-checks.ts'

export const inspectionRoutes: Route[] = [
  route(inspections.listChecklists, listChecklists),
  checklistsFile,
  route(inspections.getChecklist, getChecklist),
  route(inspections.createChecklist, createChecklist),
  route(inspections.changeChecklist, changeChecklist),
  route(inspections.listPoints, listPoints),
  rawRoute(inspections.exportPoints, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planPointExport(ctx, query))),
  rawRoute(inspections.printPoints, (exchange, input, actor) => printPoints(exchange, input, actor!)),
  route(inspections.createPoint, createPoint),
  route(inspections.getPoint, getPoint),
  route(inspections.changePoint, changePoint),
  route(inspections.listRoutes, listRoutes),
  routesFile,
  route(inspections.getRoute, getRoute),
  route(inspections.createRoute, createRoute),
  route(inspections.changeRoute, changeRoute),
  route(inspections.listPlans, listPlans),
  rawRoute(inspections.exportPlans, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planPlanExport(ctx, query))),
  route(inspections.previewPlan, previewPlan),
  route(inspections.takeReadyPlans, takeReadyPlans),
  route(inspections.createPlan, createPlan),
  route(inspections.getPlan, getPlan),
  route(inspections.changePlan, changePlan),
  route(inspections.actOnPlan, actOnPlan),
  route(inspections.planTimeline, planTimeline),
  route(inspections.listTasks, listTasks),
  rawRoute(inspections.exportRounds, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planRoundExport(ctx, query))),
  route(inspections.getTask, getTask),
  route(inspections.taskTimeline, taskTimeline),
  route(inspections.actOnTask, actOnTask),
  route(inspections.sendRecords, sendRecords),
  route(inspections.settleConflict, settleConflict),
  rawRoute(inspections.printRound, (exchange, input, actor) => printRound(exchange, input, actor!)),
  rawRoute(inspections.printRecord, (exchange, input, actor) => printRecord(exchange, input, actor!)),
  route(inspections.listUnitChecks, listUnitChecks),
  rawRoute(inspections.printUnitChecks, (exchange, input, actor) => printUnitChecks(exchange, input, actor!)),
  route(inspections.getBundle, getBundle),
  route(inspections.listFindings, listFindings),
  rawRoute(inspections.exportFindings, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planFindingExport(ctx, query))),
  route(inspections.reportFinding, reportFinding),
  route(inspections.getFinding, getFinding),
  route(inspections.findingTimeline, findingTimeline),
  route(inspections.actOnFinding, actOnFinding),
  route(lamps.listLampCounts, listLampCounts),
  rawRoute(lamps.exportLampCounts, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planLampExport(ctx, query))),
  route(lamps.getLampCount, getLampCount),
  route(lamps.lampCountTimeline, lampCountTimeline),
  route(lamps.countLamps, countLamps),
  route(lamps.actOnLampCount, actOnLampCount),
  route(inspections.inspectionBoard, inspectionBoard),
  route(inspections.inspectionFigures, inspectionFigures),
  route(inspections.unitCoverage, unitCoverage),
  route(inspections.inspectionMap, inspectionMap),
  route(inspections.pointRecords, pointRecords),
  route(inspections.facilityRecords, facilityRecords),
]
