import { violations } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportRegister } from '../registers/index.ts'
import { actOnViolation } from './act.ts'
import { violationFigures } from './figures.ts'
import { printViolationPaper } from './print.ts'
import { VIOLATIONS, getViolation, listViolations, violationConditions, violationTimeline } from './register.ts'
import { reportViolation } from './report.ts'
import { changeViolationType, createViolationType, listViolationTypes } from './types.ts'

export const violationRoutes: Route[] = [
  route(violations.listViolationTypes, listViolationTypes),
  route(violations.createViolationType, createViolationType),
  route(violations.changeViolationType, changeViolationType),
  route(violations.listViolations, listViolations),
  rawRoute(violations.exportViolations, (exchange, { query }, actor) => exportRegister(VIOLATIONS, exchange, actor!, query, (ctx) => violationConditions(ctx, query.siteId, query.filter))),
  route(violations.getViolation, getViolation),
  route(violations.violationTimeline, violationTimeline),
  route(violations.reportViolation, reportViolation),
  route(violations.actOnViolation, actOnViolation),
  rawRoute(violations.printViolationPaper, (exchange, input, actor) => printViolationPaper(exchange, input, actor!)),
  route(violations.violationFigures, violationFigures),
]
