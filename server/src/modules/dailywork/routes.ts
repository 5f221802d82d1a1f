import { dailywork, platform } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { actOnHandOver, draftHandOver, getHandOver, listHandOvers, writeHandOver } from './hand-overs.ts'
import { myWork } from './my-work.ts'
import { printHandOver } from './print-hand-over.ts'

export const dailyWorkRoutes: Route[] = [
  route(platform.myWork, myWork),
  route(dailywork.listHandOvers, listHandOvers),
  route(dailywork.draftHandOver, draftHandOver),
  route(dailywork.writeHandOver, writeHandOver),
  route(dailywork.getHandOver, getHandOver),
  route(dailywork.actOnHandOver, actOnHandOver),
  rawRoute(dailywork.printHandOver, (exchange, input, actor) => printHandOver(exchange, input, actor!)),
]
