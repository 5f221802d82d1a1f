import { competence, onboarding, practicals } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { planOnboardingExport, planPracticalExport, planProposalExport } from './competence/export.ts'
import { competenceFigures } from './competence/figures.ts'
import { getCompetenceFile } from './competence/file.ts'
import { planMatrixExport, skillMatrix } from './competence/matrix.ts'
import { printCompetenceFile } from './competence/print.ts'
import { changePromotionRule, createPromotionRule, listPromotionRules } from './competence/promotion-rules.ts'
import { decideProposal, findProposals, listProposals } from './competence/proposals.ts'
import { changeRequirement, createRequirement, listRequirements } from './competence/requirements.ts'
import { rubricsFile } from './export-exam-lists.ts'
import { actOnOnboarding, createOnboarding, evaluateOnboarding } from './onboarding/onboarding.ts'
import { getOnboarding, listOnboardings, onboardingTimeline } from './onboarding/present.ts'
import { printOnboarding } from './onboarding/print.ts'
import { actOnPractical, createPractical } from './practicals/practicals.ts'
import { getPractical, listPracticals, practicalTimeline } from './practicals/present.ts'
import { printPractical } from './practicals/print.ts'
import { addReadyRubrics, changeRubric, createRubric, getRubric, listRubrics } from './practicals/rubrics.ts'
import { scorePractical, signPractical } from './practicals/score.ts'

export const competenceRoutes: Route[] = [
  rubricsFile,
  route(practicals.listRubrics, listRubrics),
  route(practicals.createRubric, createRubric),
  route(practicals.addReadyRubrics, addReadyRubrics),
  route(practicals.getRubric, getRubric),
  route(practicals.changeRubric, changeRubric),
  route(practicals.listPracticals, listPracticals),
  rawRoute(practicals.exportPracticals, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planPracticalExport(ctx, query))),
  route(practicals.createPractical, createPractical),
  route(practicals.getPractical, getPractical),
  route(practicals.scorePractical, scorePractical),
  route(practicals.signPractical, signPractical),
  route(practicals.actOnPractical, actOnPractical),
  route(practicals.practicalTimeline, practicalTimeline),
  rawRoute(practicals.printPractical, (exchange, input, actor) => printPractical(exchange, input, actor!)),
  route(onboarding.listOnboardings, listOnboardings),
  rawRoute(onboarding.exportOnboardings, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planOnboardingExport(ctx, query))),
  route(onboarding.createOnboarding, createOnboarding),
  route(onboarding.getOnboarding, getOnboarding),
  route(onboarding.actOnOnboarding, actOnOnboarding),
  route(onboarding.evaluateOnboarding, evaluateOnboarding),
  route(onboarding.onboardingTimeline, onboardingTimeline),
  rawRoute(onboarding.printOnboarding, (exchange, input, actor) => printOnboarding(exchange, input, actor!)),
  route(competence.listRequirements, listRequirements),
  route(competence.createRequirement, createRequirement),
  route(competence.changeRequirement, changeRequirement),
  route(competence.getCompetenceFile, getCompetenceFile),
  rawRoute(competence.printCompetenceFile, (exchange, input, actor) => printCompetenceFile(exchange, input, actor!)),
  route(competence.skillMatrix, skillMatrix),
  rawRoute(competence.exportSkillMatrix, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planMatrixExport(ctx, query))),
  route(competence.competenceFigures, competenceFigures),
  route(competence.listPromotionRules, listPromotionRules),
  route(competence.createPromotionRule, createPromotionRule),
  route(competence.changePromotionRule, changePromotionRule),
  route(competence.listProposals, listProposals),
  rawRoute(competence.exportProposals, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planProposalExport(ctx, query))),
  route(competence.findProposals, findProposals),
  route(competence.decideProposal, decideProposal),
]
