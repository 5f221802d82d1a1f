import { rulebook, standards } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { completenessFile, outstandingRulesFile, rulesFile, standardsFile } from './export-rules.ts'
import { planOutstandingExport, printHandbook } from './handbook.ts'
import { getStandard, listStandards } from './library.ts'
import { confirmOwnRule, getOwnRule, listOwnRules } from './own-rules.ts'
import { printRule } from './print-rule.ts'
import { changeRequirement, createRequirement, ruleCompleteness } from './requirements.ts'
import { getRule, listRules, ruleTimeline } from './rulebook.ts'
import { addReadySheets } from './ready-sheets.ts'
import { confirmRule, outstandingRules, remindOfRule } from './rulebook-reading.ts'
import { actOnRule, createRule, draftRule } from './rulebook-write.ts'
import { standardUses } from './uses.ts'
import { actOnStandard, addReadyStandards, confirmStandard, createStandard, draftStandard, outstandingReadings } from './write.ts'

export const standardRoutes: Route[] = [
  route(standards.listStandards, listStandards),
  standardsFile,
  route(standards.outstandingReadings, outstandingReadings),
  rawRoute(standards.exportOutstandingReadings, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planOutstandingExport(ctx, query))),
  rawRoute(standards.printHandbook, (exchange, input, actor) => printHandbook(exchange, input, actor!)),
  route(standards.addReadyStandards, addReadyStandards),
  route(standards.createStandard, createStandard),
  route(standards.getStandard, getStandard),
  route(standards.standardUses, standardUses),
  route(standards.draftStandard, draftStandard),
  route(standards.actOnStandard, actOnStandard),
  route(standards.confirmStandard, confirmStandard),
  route(rulebook.listRules, listRules),
  rulesFile,
  route(rulebook.outstandingRules, outstandingRules),
  outstandingRulesFile,
  route(rulebook.ruleCompleteness, ruleCompleteness),
  completenessFile,
  route(rulebook.createRequirement, createRequirement),
  route(rulebook.changeRequirement, changeRequirement),
  route(rulebook.createRule, createRule),
  route(rulebook.addReadySheets, addReadySheets),
  route(rulebook.getRule, getRule),
  route(rulebook.draftRule, draftRule),
  route(rulebook.actOnRule, actOnRule),
  route(rulebook.confirmRule, confirmRule),
  route(rulebook.remindOfRule, remindOfRule),
  route(rulebook.ruleTimeline, ruleTimeline),
  rawRoute(rulebook.printRule, (exchange, input, actor) => printRule(exchange, input, actor!)),
  route(rulebook.listOwnRules, listOwnRules),
  route(rulebook.getOwnRule, getOwnRule),
  route(rulebook.confirmOwnRule, confirmOwnRule),
]
