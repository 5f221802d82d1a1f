import { paidservices } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { planPriceExport } from './export.ts'
import { importPaidServices } from './import.ts'
import { changePaidService, createPaidService, getPaidService, listPaidServices } from './items.ts'
import { serviceMenu } from './menu.ts'
import { printPriceList } from './poster.ts'
import { actOnPaidService } from './publish.ts'

export const paidServiceRoutes: Route[] = [
  route(paidservices.listPaidServices, listPaidServices),
  rawRoute(
    paidservices.exportPaidServices,
    (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planPriceExport(ctx, query)),
  ),
  rawRoute(paidservices.printPriceList, (exchange, input, actor) => printPriceList(exchange, input, actor!)),
  route(paidservices.importPaidServices, importPaidServices),
  route(paidservices.getPaidService, getPaidService),
  route(paidservices.createPaidService, createPaidService),
  route(paidservices.changePaidService, changePaidService),
  route(paidservices.actOnPaidService, actOnPaidService),
  route(paidservices.serviceMenu, serviceMenu),
]
