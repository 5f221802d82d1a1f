import { relations } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { changeEmpowerment, listEmpowerments } from '../complaints/index.ts'
import { actOnOpportunity } from './act.ts'
import { careOfCase, listRecoveries, madeGood, noteFlexibility, recoverService } from './around-cases.ts'
import { askToBeTold, listAskers, toldByPhone } from './askers.ts'
import { claimCall, listOutageCalls, tickCall } from './calls.ts'
import { changeRule, createRule, listPackages, listRules } from './care-rules.ts'
import { planOpportunityExport } from './export.ts'
import { acknowledgementsFile, pointsFile } from './export-lists-at-once.ts'
import { listExtraMiles, noteExtraMile } from './extra-miles.ts'
import { changeFact, eraseFact, listFacts, listPurges, ownFacts, recordFact } from './facts.ts'
import { getOpportunity, listOpportunities, opportunityTimeline } from './list.ts'
import { noticeOpportunity } from './notice.ts'
import { cancelOccasion, createOccasion, listOccasions } from './occasions.ts'
import { actOnKeyCustomer, addKeyCustomer } from './key-customers/act.ts'
import { getKeyCustomer, keyCustomerTimeline, listKeyCustomers } from './key-customers/list.ts'
import { actOnOutage, createOutage, getOutage, listOutages, ownOutages } from './outages.ts'
import { acknowledgeGoal, currentGoal, getProgramme, listAcknowledgements, listArchiveGaps, publishGoal } from './programme.ts'
import { listOwnRewards, listRewards, proposeReward } from './rewards.ts'
import { decideReward, objectToReward, settleObjection } from './reward-decisions.ts'
import { dismissSuggestion, listSuggestions, planSuggestion } from './suggestions.ts'
import { listPoints, listThanks, sayThanks } from './thanks.ts'
import { planKeyCustomersExport, planOutagesExport, planThanksExport, planRewardsExport, planRecoveriesExport } from './list-exports.ts'

export const relationsRoutes: Route[] = [
  route(relations.listFacts, listFacts),
  route(relations.ownFacts, ownFacts),
  route(relations.recordFact, recordFact),
  route(relations.changeFact, changeFact),
  route(relations.eraseFact, eraseFact),
  route(relations.listPurges, listPurges),
  route(relations.listRules, listRules),
  route(relations.createRule, createRule),
  route(relations.changeRule, changeRule),
  route(relations.listPackages, listPackages),
  route(relations.listOccasions, listOccasions),
  route(relations.createOccasion, createOccasion),
  route(relations.cancelOccasion, cancelOccasion),
  route(relations.listSuggestions, listSuggestions),
  route(relations.planSuggestion, planSuggestion),
  route(relations.dismissSuggestion, dismissSuggestion),
  route(relations.noticeOpportunity, noticeOpportunity),
  route(relations.listOpportunities, listOpportunities),
  rawRoute(relations.exportOpportunities, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planOpportunityExport(ctx, query))),
  route(relations.getOpportunity, getOpportunity),
  route(relations.opportunityTimeline, opportunityTimeline),
  route(relations.actOnOpportunity, actOnOpportunity),
  route(relations.careOfCase, careOfCase),
  route(relations.noteFlexibility, noteFlexibility),
  route(relations.recoverService, recoverService),
  route(relations.madeGood, madeGood),
  route(relations.listRecoveries, listRecoveries),
  rawRoute(relations.exportRecoveries, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planRecoveriesExport(ctx, query))),
  route(relations.listExtraMiles, listExtraMiles),
  route(relations.noteExtraMile, noteExtraMile),
  route(relations.listThanks, listThanks),
  rawRoute(relations.exportThanks, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planThanksExport(ctx, query))),
  route(relations.sayThanks, sayThanks),
  pointsFile,
  route(relations.listPoints, listPoints),
  route(relations.listEmpowerments, listEmpowerments),
  route(relations.changeEmpowerment, changeEmpowerment),
  route(relations.listRewards, listRewards),
  rawRoute(relations.exportRewards, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planRewardsExport(ctx, query))),
  route(relations.proposeReward, proposeReward),
  route(relations.decideReward, decideReward),
  route(relations.listOwnRewards, listOwnRewards),
  route(relations.objectToReward, objectToReward),
  route(relations.settleObjection, settleObjection),
  route(relations.listOutages, listOutages),
  rawRoute(relations.exportOutages, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planOutagesExport(ctx, query))),
  route(relations.getOutage, getOutage),
  route(relations.createOutage, createOutage),
  route(relations.actOnOutage, actOnOutage),
  route(relations.listOutageCalls, listOutageCalls),
  route(relations.claimCall, claimCall),
  route(relations.tickCall, tickCall),
  route(relations.listAskers, listAskers),
  route(relations.askToBeTold, askToBeTold),
  route(relations.toldByPhone, toldByPhone),
  route(relations.ownOutages, ownOutages),
  route(relations.listKeyCustomers, listKeyCustomers),
  rawRoute(relations.exportKeyCustomers, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planKeyCustomersExport(ctx, query))),
  route(relations.addKeyCustomer, addKeyCustomer),
  route(relations.getKeyCustomer, getKeyCustomer),
  route(relations.keyCustomerTimeline, keyCustomerTimeline),
  route(relations.actOnKeyCustomer, actOnKeyCustomer),
  route(relations.getProgramme, getProgramme),
  route(relations.currentGoal, currentGoal),
  route(relations.publishGoal, publishGoal),
  route(relations.acknowledgeGoal, acknowledgeGoal),
  acknowledgementsFile,
  route(relations.listAcknowledgements, listAcknowledgements),
  route(relations.listArchiveGaps, listArchiveGaps),
]
