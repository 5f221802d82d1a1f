import { complaints } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnComplaint, getComplaint } from './act.ts'
import { planComplaintExport } from './export.ts'
import { complaintFigures } from './figures.ts'
import { listComplaints, listComplaintTasks, whereIs } from './list.ts'
import { complaintWorkflow } from './show-workflow.ts'
import { printSummary } from './summary.ts'

export const complaintRoutes: Route[] = [
  route(complaints.listComplaints, listComplaints),
  rawRoute(complaints.exportComplaints, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planComplaintExport(ctx, query))),
  route(complaints.complaintFigures, complaintFigures),
  route(complaints.complaintWorkflow, complaintWorkflow),
  route(complaints.listComplaintTasks, listComplaintTasks),
  route(complaints.whereIs, whereIs),
  route(complaints.getComplaint, getComplaint),
  route(complaints.actOnComplaint, actOnComplaint),
  rawRoute(complaints.printComplaintSummary, (exchange, input, actor) => printSummary(exchange, input, actor!)),
]
