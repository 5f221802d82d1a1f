import { contracts } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnContract, changeContract, contractTimeline, createContract, getContract } from './contracts.ts'
import { contractFigures, listContracts, planContractExport } from './contracts-list.ts'
import { gradeTemplate } from './grades.ts'
import { listLegalReferences } from './legal.ts'

export const contractRoutes: Route[] = [
  route(contracts.listLegalReferences, listLegalReferences),
  route(contracts.gradeTemplate, gradeTemplate),
  route(contracts.listContracts, listContracts),
  rawRoute(contracts.exportContracts, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planContractExport(ctx, query))),
  route(contracts.contractFigures, contractFigures),
  route(contracts.createContract, createContract),
  route(contracts.getContract, getContract),
  route(contracts.changeContract, changeContract),
  route(contracts.actOnContract, actOnContract),
  route(contracts.contractTimeline, contractTimeline),
]
