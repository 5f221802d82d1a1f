import { aftercare, dispatch, quotes, residents, workorders } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { sharedRoute } from '../../platform/http/shared-reads.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnWorkOrder } from './act.ts'
import { listCandidates } from './candidates.ts'
import { changeCharge, listPaidCharges } from './charges.ts'
import { listDecisions } from './decisions.ts'
import { dispatchBoard } from './dispatch-board.ts'
import { planOrderExport } from './export.ts'
import { colleaguesAtWork, orderCost, setOutsideCost } from './labour.ts'
import { changeLabourGrade, createLabourGrade, listLabourGrades } from './labour-grades.ts'
import { listWorkOrders } from './list.ts'
import { orderPaidService, ownPaidOrders } from './paid-orders.ts'
import { printWorkOrder } from './print.ts'
import { answerProposal, proposeWindows } from './proposals.ts'
import { checkQuality, listQualityTracking, planTrackingExport } from './quality-tracking.ts'
import { actOnQuote } from './quote-acts.ts'
import { getQuote, listQuotes, planQuoteExport, quotesOf } from './quote-list.ts'
import { createQuote } from './quotes.ts'
import { createWorkOrder } from './raise.ts'
import { changeDispatchSettings, getDispatchSettings } from './settings.ts'
import { commentOnWorkOrder, getWorkOrder, workOrderClocks, workOrderTimeline } from './timeline.ts'
import { reworkCandidate } from './warranty.ts'
import { planPaidChargesExport } from './export-charges.ts'

export const workOrderRoutes: Route[] = [
  route(workorders.createWorkOrder, createWorkOrder),
  route(workorders.listWorkOrders, listWorkOrders),
  rawRoute(
    workorders.exportWorkOrders,
    (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planOrderExport(ctx, query)),
  ),
  route(workorders.getWorkOrder, getWorkOrder),
  route(workorders.actOnWorkOrder, actOnWorkOrder),
  route(workorders.workOrderTimeline, workOrderTimeline),
  route(workorders.commentOnWorkOrder, commentOnWorkOrder),
  route(workorders.workOrderClocks, workOrderClocks),
  rawRoute(workorders.printWorkOrder, (exchange, input, actor) => printWorkOrder(exchange, input, actor!)),
  sharedRoute(workorders.dispatchBoard, { permit: (actor, { query }) => actor.mustSee('work_orders:dispatch', query.siteId) }, dispatchBoard),
  route(residents.proposeWindows, proposeWindows),
  route(residents.answerProposal, answerProposal),
  route(dispatch.getDispatchSettings, getDispatchSettings),
  route(dispatch.changeDispatchSettings, changeDispatchSettings),
  route(dispatch.listCandidates, listCandidates),
  route(dispatch.listDecisions, listDecisions),
  route(aftercare.reworkCandidate, reworkCandidate),
  route(aftercare.changeCharge, changeCharge),
  route(aftercare.colleaguesAtWork, colleaguesAtWork),
  route(aftercare.orderCost, orderCost),
  route(aftercare.setOutsideCost, setOutsideCost),
  route(aftercare.listLabourGrades, listLabourGrades),
  route(aftercare.createLabourGrade, createLabourGrade),
  route(aftercare.changeLabourGrade, changeLabourGrade),
  route(aftercare.listQualityTracking, listQualityTracking),
  rawRoute(
    aftercare.exportQualityTracking,
    (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planTrackingExport(ctx, query)),
  ),
  route(aftercare.checkQuality, checkQuality),
  route(quotes.createQuote, createQuote),
  route(quotes.listQuotes, listQuotes),
  rawRoute(quotes.exportQuotes, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planQuoteExport(ctx, query))),
  route(quotes.quotesOf, quotesOf),
  route(quotes.getQuote, getQuote),
  route(quotes.actOnQuote, actOnQuote),
  route(quotes.orderPaidService, orderPaidService),
  route(quotes.ownPaidOrders, ownPaidOrders),
  route(quotes.listPaidCharges, listPaidCharges),
  rawRoute(quotes.exportPaidCharges, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planPaidChargesExport(ctx, query))),
]
