import { handover } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { exportRegister } from '../registers/index.ts'
import { actOnDefect } from './act.ts'
import { DEFECTS, changeDefect, createDefect, defectConditions, getDefect, listDefects } from './defects.ts'
import { LETTERS, actOnDefectLetter, createDefectLetter, getDefectLetter, letterConditions, listDefectLetters } from './letters.ts'
import { printDefectLetter } from './print-letter.ts'
import { printDefectSummary } from './print-summary.ts'
import { defectSummary, planDefectSummaryExport } from './summary.ts'
import { handoverTimeline } from './timeline.ts'

export const handoverRoutes: Route[] = [
  route(handover.listDefects, listDefects),
  rawRoute(handover.exportDefects, (exchange, { query }, actor) => exportRegister(DEFECTS, exchange, actor!, query, (ctx) => defectConditions(ctx, query.siteId, query.filter))),
  route(handover.createDefect, createDefect),
  route(handover.getDefect, getDefect),
  route(handover.changeDefect, changeDefect),
  route(handover.actOnDefect, actOnDefect),
  route(handover.listDefectLetters, listDefectLetters),
  rawRoute(handover.exportDefectLetters, (exchange, { query }, actor) => exportRegister(LETTERS, exchange, actor!, query, () => letterConditions(query.filter))),
  route(handover.createDefectLetter, createDefectLetter),
  route(handover.getDefectLetter, getDefectLetter),
  route(handover.actOnDefectLetter, actOnDefectLetter),
  rawRoute(handover.printDefectLetter, (exchange, input, actor) => printDefectLetter(exchange, input, actor!)),
  route(handover.handoverTimeline, handoverTimeline),
  route(handover.defectSummary, defectSummary),
  rawRoute(handover.exportDefectSummary, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planDefectSummaryExport(ctx, query))),
  rawRoute(handover.printDefectSummary, (exchange, input, actor) => printDefectSummary(exchange, input, actor!)),
]
