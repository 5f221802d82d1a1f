import { analysis, governance, improvements, platform, zonestandards } from '@guanjia/contract'
import { reportRoute } from '../../platform/http/report-route.ts'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList, exportSheets } from '../../platform/records/export.ts'
import { caseAnalysisSheets, orderAnalysisSheets } from './analysis-sheets.ts'
import { caseAnalysis, caseAnalysisRows } from './case-analysis.ts'
import { digitalIntake, planDigitalExport } from './digital.ts'
import { zoneRankingFile } from './export-zones.ts'
import { compareSites, planComparisonExport } from './compare-sites.ts'
import { getImprovement, improvementTimeline, listImprovements, planImprovementExport } from './improvement-list.ts'
import { actOnImprovement, createImprovement } from './improvements.ts'
import { orderAnalysis, orderAnalysisRows } from './order-analysis.ts'
import { overview } from './overview.ts'
import { changeThreshold, getThreshold } from './proposals.ts'
import { printZoneBulletin } from './standards/bulletin.ts'
import { recountZoneStandards } from './standards/close.ts'
import { planStandardsExport, zoneStandards } from './standards/show.ts'
import { zoneRanking } from './zone-ranking.ts'

export const insightRoutes: Route[] = [
  reportRoute(platform.overview, overview),
  reportRoute(governance.compareSites, compareSites),
  rawRoute(governance.exportComparison, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planComparisonExport(ctx, query))),
  reportRoute(analysis.caseAnalysis, caseAnalysis),
  reportRoute(analysis.caseAnalysisRows, caseAnalysisRows),
  rawRoute(analysis.exportCaseAnalysis, (exchange, input, actor) => exportSheets(exchange, actor!, (ctx) => caseAnalysisSheets(ctx, input))),
  reportRoute(analysis.orderAnalysis, orderAnalysis),
  reportRoute(analysis.orderAnalysisRows, orderAnalysisRows),
  rawRoute(analysis.exportOrderAnalysis, (exchange, input, actor) => exportSheets(exchange, actor!, (ctx) => orderAnalysisSheets(ctx, input))),
  zoneRankingFile,
  reportRoute(analysis.zoneRanking, zoneRanking),
  reportRoute(zonestandards.zoneStandards, zoneStandards),
  rawRoute(zonestandards.exportZoneStandards, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planStandardsExport(ctx, query))),
  rawRoute(zonestandards.printZoneBulletin, (exchange, input, actor) => printZoneBulletin(exchange, input, actor!)),
  route(zonestandards.recountZoneStandards, recountZoneStandards),
  reportRoute(analysis.digitalIntake, digitalIntake),
  rawRoute(analysis.exportDigitalIntake, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planDigitalExport(ctx, query))),
  route(improvements.createImprovement, createImprovement),
  route(improvements.listImprovements, listImprovements),
  rawRoute(improvements.exportImprovements, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planImprovementExport(ctx, query))),
  route(improvements.getImprovement, getImprovement),
  route(improvements.improvementTimeline, improvementTimeline),
  route(improvements.actOnImprovement, actOnImprovement),
  route(improvements.getThreshold, getThreshold),
  route(improvements.changeThreshold, changeThreshold),
]
