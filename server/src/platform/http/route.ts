import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint, Input, Output } from '@guanjia/contract'
import type { App } from '../app.ts'
import type { Ctx } from '../ctx.ts'

/** Raw access for the few operations that are not JSON in, JSON out: files, streams, sessions. */
export interface Exchange {
  app: App
  request: FastifyRequest
  reply: FastifyReply
}

/** A file that a use case gives back; `body` is a Buffer or a readable stream. */
export interface FileAnswer {
  name: string
  contentType: string
  body: Buffer | NodeJS.ReadableStream
  isInline?: boolean
  /** How long a browser may keep it, in seconds; content-addressed files never change. */
  keepSeconds?: number
}

export interface Route {
  endpoint: Endpoint
  /** With a session: runs in ctx. */
  handle?: (ctx: Ctx, input: never, exchange: Exchange) => Promise<unknown>
  /** Public operations and those that manage their own transactions (uploads, exports, the stream). */
  handleRaw?: (exchange: Exchange, input: never, actor: Ctx['actor'] | null) => Promise<unknown>
}

/** Binds an endpoint to its use case; types make sure that what goes in and out is what the contract says. */
export function route<E extends Endpoint>(
  endpoint: E,
  handle: (ctx: Ctx, input: Input<E>, exchange: Exchange) => Promise<E['kind'] extends 'json' ? Output<E> : Output<E> | FileAnswer | void>,
): Route {
  return { endpoint: endpoint as Endpoint, handle: handle as Route['handle'] }
}

/** Binds an endpoint that needs no ctx around it; `actor` is null only for public endpoints. */
export function rawRoute<E extends Endpoint>(endpoint: E, handleRaw: (exchange: Exchange, input: Input<E>, actor: Ctx['actor'] | null) => Promise<unknown>): Route {
  return { endpoint: endpoint as Endpoint, handleRaw: handleRaw as Route['handleRaw'] }
}
