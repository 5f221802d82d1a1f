import { bulk, type Input, type Locale } from '@guanjia/contract'
import type { Actor } from '../auth/actor.ts'
import { runInCtx, type Ctx } from '../ctx.ts'
import { AppError, wrongField } from '../errors.ts'
import { mustBeOpenTo, startOf } from '../http/access.ts'
import { oncePerKey } from '../http/idempotency.ts'
import { asAppError, localeOf, parsePart, problemOf } from '../http/problem.ts'
import { rawRoute, type Exchange, type Route } from '../http/route.ts'

const acts = new Map<string, Route>()

/** Every act on one record may be done on many: `POST /…/{id}/actions`. */
export function bulkMayBe(routes: readonly Route[]): void {
  for (const one of routes) {
    const { method, kind, path } = one.endpoint
    if (method === 'POST' && kind === 'json' && /^\/[\w-]+\/\{id\}\/actions$/.test(path) && one.handle) acts.set(path, one)
  }
}

export const bulkRoutes: Route[] = [rawRoute(bulk.actOnMany, (exchange, { body }, actor) => actOnMany(exchange, body, actor!))]

type Body = Input<typeof bulk.actOnMany>['body']

/** What ends the transaction of a preview: everything that was tried is undone. */
class PreviewOver extends Error {
  readonly items: bulk.BulkOutcome[]
  constructor(items: bulk.BulkOutcome[]) {
    super('preview')
    this.items = items
  }
}

/**
 * Does an act on each record by itself: what one refuses does not hold back the others, and each is done once however often the request
 * comes. A preview tries all in one transaction and undoes it. Throws `not_found` for an address that is no act, `invalid_request` for
 * a body that no record could take.
 */
async function actOnMany(exchange: Exchange, body: Body, actor: Actor): Promise<{ items: bulk.BulkOutcome[]; done: number; refused: number }> {
  const { app, request } = exchange
  const locale = localeOf(request.headers['accept-language'])
  const route = acts.get(body.path)
  if (!route) throw wrongField('not_found', '/path', 'no act has this address')
  mustBeOpenTo(route.endpoint, actor)
  if (new Set(body.ids).size !== body.ids.length) throw wrongField('rule_broken', '/ids', 'each record once')
  const parsed = parsePart(route.endpoint.body, body.body, 'body', locale)
  const start = startOf(request, actor, locale)
  const doOne = (ctx: Ctx, id: string): Promise<unknown> => route.handle!(ctx, { params: { id }, query: {}, body: parsed } as never, exchange)
  const told = (id: string, error: unknown): bulk.BulkOutcome => outcomeOf(app, request.id, locale, id, error)
  const items = body.isPreview ? await preview() : await perform()
  const done = items.filter(({ code }) => code === 'ok').length
  return { items, done, refused: items.length - done }

  async function perform(): Promise<bulk.BulkOutcome[]> {
    const items: bulk.BulkOutcome[] = []
    for (const id of body.ids) {
      try {
        await runInCtx(app, start, (ctx) =>
          oncePerKey(ctx, `${body.id}:${id}`, { method: 'POST', url: body.path, body: body.body }, async () => {
            await doOne(ctx, id)
            return null
          }),
        )
        items.push(told(id, null))
      } catch (error) {
        items.push(told(id, error))
      }
    }
    return items
  }

  async function preview(): Promise<bulk.BulkOutcome[]> {
    try {
      return await runInCtx(app, start, async (ctx) => {
        const items: bulk.BulkOutcome[] = []
        for (const id of body.ids) {
          await ctx.client.query('savepoint one')
          try {
            await doOne(ctx, id)
            await ctx.flush()
            items.push(told(id, null))
          } catch (error) {
            await ctx.client.query('rollback to savepoint one')
            ctx.forgetLater()
            items.push(told(id, error))
          }
        }
        throw new PreviewOver(items)
      })
    } catch (error) {
      if (error instanceof PreviewOver) return error.items
      throw error
    }
  }
}

/** The outcome of one record. An unexpected failure is no outcome: it is thrown on. */
function outcomeOf(app: Exchange['app'], requestId: string, locale: Locale, id: string, error: unknown): bulk.BulkOutcome {
  if (error === null) return { id, code: 'ok', title: '', detail: '' }
  const expected = asAppError(error)
  if (!expected || expected.code === 'unavailable') throw error instanceof Error ? error : new AppError('internal')
  app.log.debug({ code: expected.code }, 'refused in bulk')
  const { code, title, detail } = problemOf(expected, requestId, locale)
  return { id, code, title, detail: detail ?? '' }
}
