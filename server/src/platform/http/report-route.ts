import type { Endpoint, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../ctx.ts'
import { runReport } from '../database/replica.ts'
import { localeOf } from './problem.ts'
import { rawRoute, type Route } from './route.ts'

/** Binds an endpoint that only reads, much and not to the second: it may be answered from a replica. */
export function reportRoute<E extends Endpoint>(endpoint: E, handle: (ctx: Ctx, input: Input<E>) => Promise<Output<E>>): Route {
  return rawRoute(endpoint, ({ app, request }, input, actor) => runReport(app, { actor: actor!, locale: localeOf(request.headers['accept-language']), requestId: request.id }, (ctx) => handle(ctx, input)))
}
