import { environment } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportRegister, printRegister } from '../registers/index.ts'
import { ADOPTIONS, actOnTreeAdoption, adoptionConditions, createTreeAdoption, getTreeAdoption, listTreeAdoptions } from './adoptions.ts'
import { USES, changeAgentRule, getAgentUse, listAgentRules, listAgentUses, listCleanWarnings, recordAgentUse, useConditions } from './agents.ts'
import { CHECKS, checkConditions, createCleanCheck, getCleanCheck, listCleanChecks } from './checks.ts'
import { JOBS, actOnCleanJob, getCleanJob, jobConditions, listCleanJobs, startCleanJob } from './clean-jobs.ts'
import { EQUIPMENT, actOnCleanEquipment, changeCleanEquipment, createCleanEquipment, equipmentConditions, getCleanEquipment, listCleanEquipment } from './equipment.ts'
import { environmentFigures } from './figures.ts'
import { GREENING, actOnGreeningJob, changeGreeningJob, createGreeningJob, getGreeningJob, greeningConditions, listGreeningJobs, takeGreeningYear } from './greening-jobs.ts'
import { GREENING_PLANS, actOnGreeningPlan, changeGreeningPlan, createGreeningPlan, getGreeningPlan, greeningPlanConditions, listGreeningPlans } from './greening-plans.ts'
import { planCleanLines } from './line-plans.ts'
import { LINES, changeCleanLine, createCleanLine, getCleanLine, lineConditions, listCleanLines, takeGradeLines } from './lines.ts'
import { PESTS, actOnPestControl, changePestControl, createPestControl, getPestControl, listPestControls, pestConditions } from './pests.ts'
import { printPestNotice } from './print-notice.ts'
import { changeEnvironmentSettings, getEnvironmentSettings } from './settings.ts'
import { STATIONS, changeWasteStation, createWasteStation, getWasteStation, listWasteStations, stationConditions } from './stations.ts'
import { environmentTimeline } from './timeline.ts'
import { environmentToday } from './today.ts'
import { COLLECTIONS, collectionConditions, getWasteCollection, listWasteCollections, recordWasteCollection, wasteDay } from './waste.ts'

export const environmentRoutes: Route[] = [
  route(environment.getEnvironmentSettings, getEnvironmentSettings),
  route(environment.changeEnvironmentSettings, changeEnvironmentSettings),
  route(environment.listCleanLines, listCleanLines),
  rawRoute(environment.printCleanLines, (exchange, { query }, actor) => printRegister(LINES, exchange, actor!, { siteId: query.siteId, sign: 'BZ', title: ['保洁标准', '清潔標準', 'Cleaning standard'], columns: { areaType: 22, area: 26, surface: 18, material: 18, task: 30, effective: 32, note: 34 } }, () => lineConditions(query.filter))),
  rawRoute(environment.exportCleanLines, (exchange, { query }, actor) => exportRegister(LINES, exchange, actor!, query, () => lineConditions(query.filter))),
  route(environment.takeGradeLines, takeGradeLines),
  route(environment.planCleanLines, planCleanLines),
  route(environment.getCleanLine, getCleanLine),
  route(environment.createCleanLine, createCleanLine),
  route(environment.changeCleanLine, changeCleanLine),
  route(environment.listCleanChecks, listCleanChecks),
  rawRoute(environment.exportCleanChecks, (exchange, { query }, actor) => exportRegister(CHECKS, exchange, actor!, query, () => checkConditions(query.filter))),
  route(environment.getCleanCheck, getCleanCheck),
  route(environment.createCleanCheck, createCleanCheck),
  route(environment.listCleanWarnings, listCleanWarnings),
  route(environment.listCleanJobs, listCleanJobs),
  rawRoute(environment.exportCleanJobs, (exchange, { query }, actor) => exportRegister(JOBS, exchange, actor!, query, (ctx) => jobConditions(ctx, query.filter))),
  route(environment.getCleanJob, getCleanJob),
  route(environment.startCleanJob, startCleanJob),
  route(environment.actOnCleanJob, actOnCleanJob),
  route(environment.listAgentRules, listAgentRules),
  route(environment.changeAgentRule, changeAgentRule),
  route(environment.listAgentUses, listAgentUses),
  rawRoute(environment.exportAgentUses, (exchange, { query }, actor) => exportRegister(USES, exchange, actor!, query, () => useConditions(query.filter))),
  route(environment.getAgentUse, getAgentUse),
  route(environment.recordAgentUse, recordAgentUse),
  route(environment.listCleanEquipment, listCleanEquipment),
  rawRoute(environment.exportCleanEquipment, (exchange, { query }, actor) => exportRegister(EQUIPMENT, exchange, actor!, query, (ctx) => equipmentConditions(ctx, query.siteId, query.filter))),
  route(environment.getCleanEquipment, getCleanEquipment),
  route(environment.createCleanEquipment, createCleanEquipment),
  route(environment.changeCleanEquipment, changeCleanEquipment),
  route(environment.actOnCleanEquipment, actOnCleanEquipment),
  route(environment.listWasteStations, listWasteStations),
  rawRoute(environment.exportWasteStations, (exchange, { query }, actor) => exportRegister(STATIONS, exchange, actor!, query, () => stationConditions(query.filter))),
  route(environment.getWasteStation, getWasteStation),
  route(environment.createWasteStation, createWasteStation),
  route(environment.changeWasteStation, changeWasteStation),
  route(environment.listWasteCollections, listWasteCollections),
  rawRoute(environment.printWasteCollections, (exchange, { query }, actor) => printRegister(COLLECTIONS, exchange, actor!, { siteId: query.siteId, sign: 'QY', title: ['垃圾清运台账', '垃圾清運台帳', 'Collections of waste'], columns: { at: 30, station: 30, slot: 14, loads: 46, sorted: 14, overflow: 12, smell: 12, contractor: 26, by: 18 } }, (ctx) => collectionConditions(ctx, query.filter))),
  rawRoute(environment.exportWasteCollections, (exchange, { query }, actor) => exportRegister(COLLECTIONS, exchange, actor!, query, (ctx) => collectionConditions(ctx, query.filter))),
  route(environment.getWasteCollection, getWasteCollection),
  route(environment.recordWasteCollection, recordWasteCollection),
  route(environment.wasteDay, wasteDay),
  route(environment.listGreeningJobs, listGreeningJobs),
  rawRoute(environment.exportGreeningJobs, (exchange, { query }, actor) => exportRegister(GREENING, exchange, actor!, query, (ctx) => greeningConditions(ctx, query.siteId, query.filter))),
  route(environment.takeGreeningYear, takeGreeningYear),
  route(environment.getGreeningJob, getGreeningJob),
  route(environment.createGreeningJob, createGreeningJob),
  route(environment.changeGreeningJob, changeGreeningJob),
  route(environment.actOnGreeningJob, actOnGreeningJob),
  route(environment.listGreeningPlans, listGreeningPlans),
  rawRoute(environment.exportGreeningPlans, (exchange, { query }, actor) => exportRegister(GREENING_PLANS, exchange, actor!, query, () => greeningPlanConditions(query.filter))),
  route(environment.getGreeningPlan, getGreeningPlan),
  route(environment.createGreeningPlan, createGreeningPlan),
  route(environment.changeGreeningPlan, changeGreeningPlan),
  route(environment.actOnGreeningPlan, actOnGreeningPlan),
  route(environment.listTreeAdoptions, listTreeAdoptions),
  rawRoute(environment.exportTreeAdoptions, (exchange, { query }, actor) => exportRegister(ADOPTIONS, exchange, actor!, query, (ctx) => adoptionConditions(ctx, query.siteId, query.filter))),
  route(environment.getTreeAdoption, getTreeAdoption),
  route(environment.createTreeAdoption, createTreeAdoption),
  route(environment.actOnTreeAdoption, actOnTreeAdoption),
  route(environment.listPestControls, listPestControls),
  rawRoute(environment.exportPestControls, (exchange, { query }, actor) => exportRegister(PESTS, exchange, actor!, query, () => pestConditions(query.filter))),
  route(environment.getPestControl, getPestControl),
  route(environment.createPestControl, createPestControl),
  route(environment.changePestControl, changePestControl),
  route(environment.actOnPestControl, actOnPestControl),
  rawRoute(environment.printPestNotice, (exchange, input, actor) => printPestNotice(exchange, input, actor!)),
  route(environment.environmentTimeline, environmentTimeline),
  route(environment.environmentToday, environmentToday),
  route(environment.environmentFigures, environmentFigures),
]
