import { stores } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { planStockExport } from './export.ts'
import { changeStoreItem, createStoreItem, getStoreItem, listStoreItems } from './items.ts'
import { checkStore, listStoreMovements, moveStoreItem } from './movements.ts'
import { printContingencies } from './print-contingencies.ts'
import { planStoreMovementsExport } from './export-movements.ts'

export const storeRoutes: Route[] = [
  route(stores.listStoreItems, listStoreItems),
  rawRoute(stores.exportStoreItems, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planStockExport(ctx, query))),
  rawRoute(stores.printContingencies, (exchange, input, actor) => printContingencies(exchange, input, actor!)),
  route(stores.checkStore, checkStore),
  route(stores.getStoreItem, getStoreItem),
  route(stores.createStoreItem, createStoreItem),
  route(stores.changeStoreItem, changeStoreItem),
  route(stores.moveStoreItem, moveStoreItem),
  route(stores.listStoreMovements, listStoreMovements),
  rawRoute(stores.exportStoreMovements, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planStoreMovementsExport(ctx, query))),
]
