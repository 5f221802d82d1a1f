import { pulse, reserve, staffing } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { planCallUpExport, planLeaveExport, planQuotaExport, planReserveExport, planRotaExport, planSwapExport } from './exports.ts'
import { actOnLeave, askLeave, listLeave } from './leave/leave.ts'
import { actOnSwap, askSwap, listSwaps, swapChoices } from './leave/swaps.ts'
import { answerPulse, listPulses, openPulse, ownPulses } from './pulse/pulse.ts'
import { rotaPostsFile } from './posts/export.ts'
import { adoptQuotas, getQuotas, saveQuotas } from './posts/quotas.ts'
import { changeRotaPost, createRotaPost, listRotaPosts } from './posts/rota-posts.ts'
import { changeShiftPattern, createShiftPattern, listShiftPatterns } from './posts/shift-patterns.ts'
import { actOnCallUp, createCallUp, listCallUps } from './reserve/call-ups.ts'
import { changeReserve, createReserve, listReserve } from './reserve/reserve.ts'
import { generateRota, setRotaCells } from './rota/draft.ts'
import { coverageFigures, myRota, whoIsOn } from './rota/on-duty.ts'
import { getRota } from './rota/present.ts'
import { printRota } from './rota/print.ts'
import { listRotaPublications, publishRota } from './rota/publish.ts'

export const staffingRoutes: Route[] = [
  route(staffing.listShiftPatterns, listShiftPatterns),
  route(staffing.createShiftPattern, createShiftPattern),
  route(staffing.changeShiftPattern, changeShiftPattern),
  route(staffing.listRotaPosts, listRotaPosts),
  rotaPostsFile,
  route(staffing.createRotaPost, createRotaPost),
  route(staffing.changeRotaPost, changeRotaPost),
  route(staffing.getQuotas, getQuotas),
  route(staffing.saveQuotas, saveQuotas),
  route(staffing.adoptQuotas, adoptQuotas),
  rawRoute(staffing.exportQuotas, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planQuotaExport(ctx, query))),
  route(staffing.getRota, getRota),
  route(staffing.setRotaCells, setRotaCells),
  route(staffing.generateRota, generateRota),
  route(staffing.publishRota, publishRota),
  route(staffing.listRotaPublications, listRotaPublications),
  rawRoute(staffing.exportRota, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planRotaExport(ctx, query))),
  rawRoute(staffing.printRota, (exchange, input, actor) => printRota(exchange, input, actor!)),
  route(staffing.myRota, myRota),
  route(staffing.whoIsOn, whoIsOn),
  route(staffing.coverageFigures, coverageFigures),
  route(staffing.listLeave, listLeave),
  rawRoute(staffing.exportLeave, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planLeaveExport(ctx, query))),
  route(staffing.askLeave, askLeave),
  route(staffing.actOnLeave, actOnLeave),
  route(staffing.listSwaps, listSwaps),
  rawRoute(staffing.exportSwaps, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planSwapExport(ctx, query))),
  route(staffing.swapChoices, swapChoices),
  route(staffing.askSwap, askSwap),
  route(staffing.actOnSwap, actOnSwap),
  route(pulse.listPulses, listPulses),
  route(pulse.openPulse, openPulse),
  route(pulse.ownPulses, ownPulses),
  route(pulse.answerPulse, answerPulse),
  route(reserve.listReserve, listReserve),
  rawRoute(reserve.exportReserve, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planReserveExport(ctx, query))),
  route(reserve.createReserve, createReserve),
  route(reserve.changeReserve, changeReserve),
  route(reserve.listCallUps, listCallUps),
  rawRoute(reserve.exportCallUps, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planCallUpExport(ctx, query))),
  route(reserve.createCallUp, createCallUp),
  route(reserve.actOnCallUp, actOnCallUp),
]
