import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '@guanjia/contract'
import type { App } from '../app.ts'
import type { Actor } from '../auth/actor.ts'
import type { Ctx } from '../ctx.ts'
import { mustBeOpenTo } from '../http/access.ts'
import { parsePart } from '../http/problem.ts'
import { nestQuery } from '../http/query.ts'
import type { Exchange, FileAnswer, Route } from '../http/route.ts'

const exportsByPath = new Map<string, Route>()
let findActor: ((ctx: Ctx, accountId: string) => Promise<Actor | null>) | undefined

/** Every list that comes as a file may also be written in the background: `GET …/export`, without a part of the path to fill in. */
export function downloadsMayBe(routes: readonly Route[]): void {
  for (const one of routes) {
    const { method, kind, path } = one.endpoint
    if (method === 'GET' && kind === 'file' && path.endsWith('/export') && !path.includes('{') && one.handleRaw) exportsByPath.set(path, one)
  }
}

/** The lists that come as a file, in the order of their names. */
export function exportsThatAre(): Route[] {
  return [...exportsByPath.values()].sort((a, b) => (a.endpoint.path < b.endpoint.path ? -1 : 1))
}

/** Who an account is: told by the module of people. */
export function downloadsAskFor(find: (ctx: Ctx, accountId: string) => Promise<Actor | null>): void {
  findActor = find
}

export function actorOf(ctx: Ctx, accountId: string): Promise<Actor | null> {
  if (!findActor) throw new Error('Nobody tells who an account is')
  return findActor(ctx, accountId)
}

export interface AskedExport {
  route: Route
  input: never
}

/** The export behind a path with its query parsed as a request's is. Null for a path that is no export. Throws `invalid_request` naming the wrong part of the query. */
export function askedExport(path: string, query: string, locale: Locale): AskedExport | null {
  const route = exportsByPath.get(path)
  if (!route) return null
  const flat: Record<string, unknown> = Object.fromEntries(new URLSearchParams(query))
  return { route, input: { params: {}, query: parsePart(route.endpoint.query, nestQuery(flat), 'query', locale), body: {} } as never }
}

/** The file of an export for an actor, whose rights are asked now. Throws what the export refuses. */
export async function fileOf(app: App, { route, input }: AskedExport, actor: Actor, locale: Locale, onRow: () => void): Promise<FileAnswer> {
  mustBeOpenTo(route.endpoint, actor)
  // An export reads the language of its exchange and nothing else of a request.
  const exchange = { app, request: { headers: { 'accept-language': locale } } as FastifyRequest, reply: undefined as unknown as FastifyReply, onRow } satisfies Exchange & { onRow: () => void }
  return (await route.handleRaw!(exchange, input, actor)) as FileAnswer
}
