import { originals } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { changeBox, createBox, getBox, listBoxes, orderBox } from './boxes.ts'
import { actOnLoan, getLoan, lendOriginal, loanTimeline } from './loans.ts'
import { listLoans, planLoanExport } from './loans-list.ts'
import { changeOriginal, getOriginal, placeOriginal, recordDamage } from './originals.ts'
import { printBox, printTransfer } from './papers.ts'
import { actOnTransfer, createTransfer, getTransfer, listTransfers } from './transfers.ts'
import { planBoxesExport, planTransfersExport } from './paper-exports.ts'

export const originalRoutes: Route[] = [
  route(originals.listBoxes, listBoxes),
  rawRoute(originals.exportBoxes, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planBoxesExport(ctx, query))),
  route(originals.createBox, createBox),
  route(originals.changeBox, changeBox),
  route(originals.getBox, getBox),
  route(originals.orderBox, orderBox),
  rawRoute(originals.printBox, (exchange, input, actor) => printBox(exchange, input, actor!)),
  route(originals.placeOriginal, placeOriginal),
  route(originals.getOriginal, getOriginal),
  route(originals.changeOriginal, changeOriginal),
  route(originals.recordDamage, recordDamage),
  route(originals.listLoans, listLoans),
  rawRoute(originals.exportLoans, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planLoanExport(ctx, query))),
  route(originals.lendOriginal, lendOriginal),
  route(originals.getLoan, getLoan),
  route(originals.loanTimeline, loanTimeline),
  route(originals.actOnLoan, actOnLoan),
  route(originals.listTransfers, listTransfers),
  rawRoute(originals.exportTransfers, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planTransfersExport(ctx, query))),
  route(originals.createTransfer, createTransfer),
  route(originals.getTransfer, getTransfer),
  route(originals.actOnTransfer, actOnTransfer),
  rawRoute(originals.printTransfer, (exchange, input, actor) => printTransfer(exchange, input, actor!)),
]
