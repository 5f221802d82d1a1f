import type { Endpoint, Output, Sent } from '@guanjia/contract'
import type { Actor } from '../platform/auth/actor.ts'
import type { App } from '../platform/app.ts'
import { runInCtx } from '../platform/ctx.ts'
import type { Route } from '../platform/http/route.ts'

/** Does what a person would do on a screen, through the same contract and use case, at a moment of the story. */
export class Performer {
  readonly app: App
  readonly #routes: Map<Endpoint, Route>
  constructor(app: App, routes: readonly Route[]) {
    this.app = app
    this.#routes = new Map(routes.map((route) => [route.endpoint, route]))
  }

  async perform<E extends Endpoint>(actor: Actor, at: Date, endpoint: E, sent: { params?: Sent<E>['params']; query?: Sent<E>['query']; body?: Sent<E>['body'] }): Promise<Output<E>> {
    const route = this.#routes.get(endpoint)
    if (!route?.handle) throw new Error(`No use case for ${endpoint.path}`)
    const input = { params: endpoint.params.parse(sent.params ?? {}), query: endpoint.query.parse(sent.query ?? {}), body: endpoint.body.parse(sent.body ?? {}) }
    return runInCtx(this.app, { actor, now: at, device: 'demo' }, (ctx) => route.handle!(ctx, input as never, undefined as never)) as Promise<Output<E>>
  }
}
