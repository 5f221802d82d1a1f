import { sla } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { listPolicies } from './policies.ts'

export const policyRoutes: Route[] = [route(sla.listPolicies, listPolicies)]
