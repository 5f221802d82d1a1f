import { dailywork, platform, servicePlans, tasks } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { assistReport } from './assist-report.ts'
import { assistReportFile } from './export-assist.ts'
import { planServicePlansExport } from './export-service-plans.ts'
import { planTaskExport } from './export-tasks.ts'
import { actOnServicePlan, createServicePlan, getServicePlan, listServicePlans, servicePlanTimeline } from './service-plans.ts'
import { actOnTask, createTask, getTask, listTasks, taskTimeline } from './tasks.ts'
import { caseTeams, changeTeam, formTeam } from './teams.ts'
import { actOnHandOver, draftHandOver, getHandOver, listHandOvers, writeHandOver } from './hand-overs.ts'
import { myWork } from './my-work.ts'
import { printHandOver } from './print-hand-over.ts'
import { planHandOversExport } from './export-hand-overs.ts'
import { stewardDay } from './steward-day.ts'
import { tickDaily, workbench } from './workbench.ts'

export const dailyWorkRoutes: Route[] = [
  route(platform.myWork, myWork),
  route(dailywork.workbench, workbench),
  route(dailywork.stewardDay, stewardDay),
  route(dailywork.tickDaily, tickDaily),
  route(dailywork.listHandOvers, listHandOvers),
  rawRoute(dailywork.exportHandOvers, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planHandOversExport(ctx, query))),
  route(dailywork.draftHandOver, draftHandOver),
  route(dailywork.writeHandOver, writeHandOver),
  route(dailywork.getHandOver, getHandOver),
  route(dailywork.actOnHandOver, actOnHandOver),
  route(tasks.listTasks, listTasks),
  rawRoute(tasks.exportTasks, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planTaskExport(ctx, query))),
  assistReportFile,
  route(tasks.assistReport, assistReport),
  route(tasks.createTask, createTask),
  route(tasks.getTask, getTask),
  route(tasks.taskTimeline, taskTimeline),
  route(tasks.actOnTask, actOnTask),
  route(servicePlans.listServicePlans, listServicePlans),
  rawRoute(servicePlans.exportServicePlans, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planServicePlansExport(ctx, query))),
  route(servicePlans.createServicePlan, createServicePlan),
  route(servicePlans.getServicePlan, getServicePlan),
  route(servicePlans.servicePlanTimeline, servicePlanTimeline),
  route(servicePlans.actOnServicePlan, actOnServicePlan),
  route(tasks.caseTeams, caseTeams),
  route(tasks.formTeam, formTeam),
  route(tasks.changeTeam, changeTeam),
  rawRoute(dailywork.printHandOver, (exchange, input, actor) => printHandOver(exchange, input, actor!)),
]
