import { sla } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { changePolicy, createPolicy, getPolicy, listPolicies, listPolicyVersions } from './policies.ts'
import { checkPolicies, listMetrics } from './policy-questions.ts'
import { simulate } from './simulations.ts'

export const policyRoutes: Route[] = [
  route(sla.listPolicies, listPolicies),
  route(sla.getPolicy, getPolicy),
  route(sla.listPolicyVersions, listPolicyVersions),
  route(sla.createPolicy, createPolicy),
  route(sla.changePolicy, changePolicy),
  route(sla.checkPolicies, checkPolicies),
  route(sla.listMetrics, listMetrics),
  route(sla.simulate, simulate),
]
