import { reception } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnVisit, callNext } from './act.ts'
import { actOnAppointment, changeAppointment, createAppointment, listAppointments } from './appointments.ts'
import { arrive } from './arrive.ts'
import { board, tasks } from './board.ts'
import { recordContact } from './contacts.ts'
import { planGateExport, planVisitExport } from './export.ts'
import { changeFlow, getFlow } from './flows.ts'
import { enterGate, leaveGate, listGateVisits } from './gate.ts'
import { changeServiceHours, getServiceHours, listNights, setNight } from './hours.ts'
import { getVisit, listVisits, visitTimeline } from './list.ts'
import { nightIntake, takeOverNight } from './night-intake.ts'
import { serviceNow } from './service-now.ts'
import { planAppointmentsExport } from './export-appointments.ts'

export const receptionRoutes: Route[] = [
  route(reception.getFlow, getFlow),
  route(reception.changeFlow, changeFlow),
  route(reception.listVisits, listVisits),
  rawRoute(reception.exportVisits, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planVisitExport(ctx, query))),
  route(reception.arrive, arrive),
  route(reception.callNext, callNext),
  route(reception.getVisit, getVisit),
  route(reception.visitTimeline, visitTimeline),
  route(reception.actOnVisit, actOnVisit),
  route(reception.recordContact, recordContact),
  route(reception.board, board),
  route(reception.tasks, tasks),
  route(reception.listAppointments, listAppointments),
  rawRoute(reception.exportAppointments, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planAppointmentsExport(ctx, query))),
  route(reception.createAppointment, createAppointment),
  route(reception.changeAppointment, changeAppointment),
  route(reception.actOnAppointment, actOnAppointment),
  route(reception.getServiceHours, getServiceHours),
  route(reception.changeServiceHours, changeServiceHours),
  route(reception.serviceNow, serviceNow),
  route(reception.listNights, listNights),
  route(reception.setNight, setNight),
  route(reception.nightIntake, nightIntake),
  route(reception.takeOverNight, takeOverNight),
  route(reception.listGateVisits, listGateVisits),
  rawRoute(reception.exportGateVisits, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planGateExport(ctx, query))),
  route(reception.enterGate, enterGate),
  route(reception.leaveGate, leaveGate),
]
