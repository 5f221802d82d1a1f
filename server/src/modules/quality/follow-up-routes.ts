import { evaluations, quality, scores } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnQualityAction, raiseQualityAction } from './actions/actions.ts'
import { sixSAreasFile } from './actions/export-six-s.ts'
import { getQualityAction, listQualityActions, planActionExport, qualityActionTimeline } from './actions/list.ts'
import { listSixSAreas, saveSixSArea } from './actions/six-s.ts'
import { actOnAppeal, appealScore, appealTimeline, getAppeal, listAppeals } from './appeals/appeals.ts'
import { planAppealExport } from './appeals/export.ts'
import { closeEvaluation, evaluationTimeline, getEvaluation, listEvaluations, openEvaluation } from './evaluations/evaluations.ts'
import { planEvaluationExport, planIdeaExport, planOpinionExport } from './evaluations/export.ts'
import { actOnIdea, getIdea, listIdeas, proposeIdea } from './evaluations/ideas.ts'
import { feedBack, giveOpinion, listOpinions, ownEvaluations, raiseFinding } from './evaluations/opinions.ts'
import { departmentRatings, rateDepartment } from './meetings/department-ratings.ts'
import { planMeetingExport, planRatingExport } from './meetings/export.ts'
import { listQualityIndicators, setQualityGoal } from './meetings/indicators.ts'
import { actOnQualityMeeting, getQualityMeeting, listQualityMeetings, planQualityMeeting, qualityMeetingTimeline } from './meetings/meetings.ts'
import { printMeetingPack } from './meetings/pack.ts'
import { printQualityStandard } from './meetings/standard.ts'

/** What follows from scores and checks: appeals, actions, meetings, evaluations, ideas. */
export const followUpRoutes: Route[] = [
  route(scores.listAppeals, listAppeals),
  rawRoute(scores.exportAppeals, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planAppealExport(ctx, query))),
  route(scores.appealScore, appealScore),
  route(scores.getAppeal, getAppeal),
  route(scores.appealTimeline, appealTimeline),
  route(scores.actOnAppeal, actOnAppeal),
  route(quality.listQualityActions, listQualityActions),
  rawRoute(quality.exportQualityActions, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planActionExport(ctx, query))),
  route(quality.raiseQualityAction, raiseQualityAction),
  route(quality.getQualityAction, getQualityAction),
  route(quality.qualityActionTimeline, qualityActionTimeline),
  route(quality.actOnQualityAction, actOnQualityAction),
  sixSAreasFile,
  route(quality.listSixSAreas, listSixSAreas),
  route(quality.saveSixSArea, saveSixSArea),
  route(quality.listQualityMeetings, listQualityMeetings),
  rawRoute(quality.exportQualityMeetings, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planMeetingExport(ctx, query))),
  route(quality.planQualityMeeting, planQualityMeeting),
  route(quality.getQualityMeeting, getQualityMeeting),
  route(quality.qualityMeetingTimeline, qualityMeetingTimeline),
  rawRoute(quality.printMeetingPack, (exchange, input, actor) => printMeetingPack(exchange, input, actor!)),
  route(quality.actOnQualityMeeting, actOnQualityMeeting),
  route(quality.listQualityIndicators, listQualityIndicators),
  route(quality.setQualityGoal, setQualityGoal),
  rawRoute(quality.printQualityStandard, (exchange, input, actor) => printQualityStandard(exchange, input, actor!)),
  route(quality.rateDepartment, rateDepartment),
  route(quality.departmentRatings, departmentRatings),
  rawRoute(quality.exportDepartmentRatings, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planRatingExport(ctx, query))),
  route(evaluations.listEvaluations, listEvaluations),
  rawRoute(evaluations.exportEvaluations, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planEvaluationExport(ctx, query))),
  route(evaluations.openEvaluation, openEvaluation),
  route(evaluations.getEvaluation, getEvaluation),
  route(evaluations.evaluationTimeline, evaluationTimeline),
  route(evaluations.listOpinions, listOpinions),
  rawRoute(evaluations.exportOpinions, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planOpinionExport(ctx, query))),
  route(evaluations.closeEvaluation, closeEvaluation),
  route(evaluations.giveOpinion, giveOpinion),
  route(evaluations.raiseFinding, raiseFinding),
  route(evaluations.feedBack, feedBack),
  route(evaluations.ownEvaluations, ownEvaluations),
  route(evaluations.listIdeas, listIdeas),
  rawRoute(evaluations.exportIdeas, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planIdeaExport(ctx, query))),
  route(evaluations.proposeIdea, proposeIdea),
  route(evaluations.getIdea, getIdea),
  route(evaluations.actOnIdea, actOnIdea),
]
