import { errands } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnApplication } from './act.ts'
import { applicationTimeline, createApplication, getApplication } from './applications.ts'
import { actOnBooking, changeBookable, createBookable, createBooking, listBookables, listBookings } from './bookings.ts'
import { listApplications, planApplicationExport } from './list.ts'
import { printApplication } from './print.ts'
import { planBookingsExport } from './export-bookings.ts'

export const errandRoutes: Route[] = [
  route(errands.listApplications, listApplications),
  rawRoute(errands.exportApplications, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planApplicationExport(ctx, query))),
  route(errands.createApplication, createApplication),
  route(errands.getApplication, getApplication),
  route(errands.applicationTimeline, applicationTimeline),
  route(errands.actOnApplication, actOnApplication),
  rawRoute(errands.printApplication, (exchange, input, actor) => printApplication(exchange, input, actor!)),
  route(errands.listBookables, listBookables),
  route(errands.createBookable, createBookable),
  route(errands.changeBookable, changeBookable),
  route(errands.listBookings, listBookings),
  rawRoute(errands.exportBookings, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planBookingsExport(ctx, query))),
  route(errands.createBooking, createBooking),
  route(errands.actOnBooking, actOnBooking),
]
