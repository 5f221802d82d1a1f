import type { Endpoint, Output, Sent } from '@guanjia/contract'
import { caseRoutes } from '../modules/cases/routes.ts'
import { relationsRoutes } from '../modules/relations/routes.ts'
import { courseRoutes } from '../modules/training/course-routes.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { as, type TestApp } from './test-app.ts'

const routes = new Map<Endpoint, (typeof relationsRoutes)[number]>([...caseRoutes, ...courseRoutes, ...relationsRoutes].map((route) => [route.endpoint, route]))

/** Does one operation of cases or personal service as somebody, in a transaction of its own, with the defaults that the contract fills in. */
export function doing(test: TestApp) {
  return <E extends Endpoint>(actor: Actor, endpoint: E, sent: { params?: Sent<E>['params']; query?: Sent<E>['query']; body?: Sent<E>['body'] } = {}, now?: Date): Promise<Output<E>> => {
    const handle = routes.get(endpoint)!.handle!
    const input = { params: endpoint.params.parse(sent.params ?? {}), query: endpoint.query.parse(sent.query ?? {}), body: endpoint.body.parse(sent.body ?? {}) }
    return as(test, actor, (ctx) => handle(ctx, input as never, undefined as never), now) as Promise<Output<E>>
  }
}
