import { improvements } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { listTrainingNeeds, raiseTrainingNeed, settleTrainingNeed } from './needs.ts'

export const trainingRoutes: Route[] = [
  route(improvements.listTrainingNeeds, listTrainingNeeds),
  route(improvements.raiseTrainingNeed, raiseTrainingNeed),
  route(improvements.settleTrainingNeed, settleTrainingNeed),
]
