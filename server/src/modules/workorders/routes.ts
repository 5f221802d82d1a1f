import { dispatch, residents, workorders } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { sharedRoute } from '../../platform/http/shared-reads.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnWorkOrder } from './act.ts'
import { listCandidates } from './candidates.ts'
import { listDecisions } from './decisions.ts'
import { dispatchBoard } from './dispatch-board.ts'
import { planOrderExport } from './export.ts'
import { listWorkOrders } from './list.ts'
import { printWorkOrder } from './print.ts'
import { answerProposal, proposeWindows } from './proposals.ts'
import { createWorkOrder } from './raise.ts'
import { changeDispatchSettings, getDispatchSettings } from './settings.ts'
import { commentOnWorkOrder, getWorkOrder, workOrderClocks, workOrderTimeline } from './timeline.ts'

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
]
