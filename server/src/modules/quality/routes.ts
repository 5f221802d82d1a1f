import { governance, mystery, scores, standards } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { acknowledgeCheck, checkTimeline, createCheck, getCheck, listChecks } from './checks.ts'
import { checkFigures, planCheckExport } from './figures.ts'
import { listNonconformities, nonconformityFigures, planNonconformityExport, recordNonconformity } from './nonconformities.ts'
import { addMysteryPhoto, addMysteryRecording, getMysterySheet, submitMysterySheet } from './mystery/sheet.ts'
import { actOnMysteryVisit, getMysteryVisit, listMysteryVisits, mysteryVisitTimeline, planMysteryVisit } from './mystery/visits.ts'
import { scoreBoard, scoreDetails } from './scores/board.ts'
import { closeScores } from './scores/close.ts'
import { planScoreExport } from './scores/export.ts'
import { changeScoreRule, listScoreRules } from './scores/score-rules.ts'

export const qualityRoutes: Route[] = [
  route(standards.createCheck, createCheck),
  route(standards.listChecks, listChecks),
  rawRoute(standards.exportChecks, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planCheckExport(ctx, query.siteId, query.filter))),
  route(standards.checkFigures, checkFigures),
  route(standards.getCheck, getCheck),
  route(standards.acknowledgeCheck, acknowledgeCheck),
  route(standards.checkTimeline, checkTimeline),
  route(governance.listNonconformities, listNonconformities),
  rawRoute(governance.exportNonconformities, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planNonconformityExport(ctx, query))),
  route(governance.nonconformityFigures, nonconformityFigures),
  route(governance.recordNonconformity, recordNonconformity),
  route(scores.scoreBoard, scoreBoard),
  route(scores.scoreDetails, scoreDetails),
  rawRoute(scores.exportScores, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planScoreExport(ctx, query.siteId, query.month))),
  route(scores.closeScores, closeScores),
  route(scores.listScoreRules, listScoreRules),
  route(scores.changeScoreRule, changeScoreRule),
  route(mystery.listMysteryVisits, listMysteryVisits),
  route(mystery.planMysteryVisit, planMysteryVisit),
  route(mystery.getMysteryVisit, getMysteryVisit),
  route(mystery.mysteryVisitTimeline, mysteryVisitTimeline),
  route(mystery.actOnMysteryVisit, actOnMysteryVisit),
  rawRoute(mystery.getMysterySheet, ({ app }, input) => getMysterySheet({ app }, input)),
  rawRoute(mystery.submitMysterySheet, ({ app }, input) => submitMysterySheet({ app }, input)),
  rawRoute(mystery.addMysteryPhoto, addMysteryPhoto),
  rawRoute(mystery.addMysteryRecording, addMysteryRecording),
]
