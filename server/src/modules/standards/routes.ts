import { standards } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { getStandard, listStandards } from './library.ts'
import { actOnStandard, addReadyStandards, confirmStandard, createStandard, draftStandard, outstandingReadings } from './write.ts'

export const standardRoutes: Route[] = [
  route(standards.listStandards, listStandards),
  route(standards.outstandingReadings, outstandingReadings),
  route(standards.addReadyStandards, addReadyStandards),
  route(standards.createStandard, createStandard),
  route(standards.getStandard, getStandard),
  route(standards.draftStandard, draftStandard),
  route(standards.actOnStandard, actOnStandard),
  route(standards.confirmStandard, confirmStandard),
]
