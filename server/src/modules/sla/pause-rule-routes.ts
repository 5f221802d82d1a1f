import { sla } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { changePauseRule, listPauseRules } from './pause-rules.ts'

export const pauseRuleRoutes: Route[] = [route(sla.listPauseRules, listPauseRules), route(sla.changePauseRule, changePauseRule)]
