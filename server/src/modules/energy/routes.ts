import { energy } from '@guanjia/contract'
import { reportRoute } from '../../platform/http/report-route.ts'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnEnergyAlarm, energyAlarmTimeline, getEnergyAlarm, listEnergyAlarms, planAlarmExport } from './alarms.ts'
import { energyBoard, getEnergyRule, planEnergyExport, setEnergyRule } from './board.ts'
import { changeEnergyCampaign, createEnergyCampaign, listEnergyCampaigns, planCampaignExport } from './campaigns.ts'
import { changeEnergyGroup, createEnergyGroup, listEnergyGroups, setEnergyTarget } from './groups.ts'
import { actOnEnergyMeasure, changeEnergyMeasure, createEnergyMeasure, energyMeasureTimeline, getEnergyMeasure, listEnergyMeasures, planMeasureExport } from './measures.ts'
import { listNightReadings, nightMeters, planNightExport, readAtNight } from './nights.ts'
import { printEnergyReport } from './report.ts'

export const energyRoutes: Route[] = [
  reportRoute(energy.energyBoard, energyBoard),
  rawRoute(energy.exportEnergy, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planEnergyExport(ctx, query))),
  rawRoute(energy.printEnergyReport, (exchange, input, actor) => printEnergyReport(exchange, input, actor!)),
  route(energy.getEnergyRule, getEnergyRule),
  route(energy.setEnergyRule, setEnergyRule),
  route(energy.listEnergyGroups, listEnergyGroups),
  route(energy.createEnergyGroup, createEnergyGroup),
  route(energy.changeEnergyGroup, changeEnergyGroup),
  route(energy.setEnergyTarget, setEnergyTarget),
  route(energy.listEnergyAlarms, listEnergyAlarms),
  rawRoute(energy.exportEnergyAlarms, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planAlarmExport(ctx, query))),
  route(energy.getEnergyAlarm, getEnergyAlarm),
  route(energy.energyAlarmTimeline, energyAlarmTimeline),
  route(energy.actOnEnergyAlarm, actOnEnergyAlarm),
  route(energy.listEnergyMeasures, listEnergyMeasures),
  rawRoute(energy.exportEnergyMeasures, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planMeasureExport(ctx, query))),
  route(energy.getEnergyMeasure, getEnergyMeasure),
  route(energy.energyMeasureTimeline, energyMeasureTimeline),
  route(energy.createEnergyMeasure, createEnergyMeasure),
  route(energy.changeEnergyMeasure, changeEnergyMeasure),
  route(energy.actOnEnergyMeasure, actOnEnergyMeasure),
  route(energy.listNightReadings, listNightReadings),
  rawRoute(energy.exportNightReadings, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planNightExport(ctx, query))),
  route(energy.nightMeters, nightMeters),
  route(energy.readAtNight, readAtNight),
  route(energy.listEnergyCampaigns, listEnergyCampaigns),
  rawRoute(energy.exportEnergyCampaigns, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planCampaignExport(ctx, query))),
  route(energy.createEnergyCampaign, createEnergyCampaign),
  route(energy.changeEnergyCampaign, changeEnergyCampaign),
]
