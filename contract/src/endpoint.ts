import { z } from 'zod'
import type { ErrorCode } from './errors.ts'
import type { Permission } from './permissions.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** How the answer travels: JSON by default; `file` streams bytes, `events` is server-sent events. */
export type ResponseKind = 'json' | 'file' | 'events' | 'empty'

/** Everything the outside may know of one operation. Server routes, clients and openapi.json are made from it. */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  method: Method
  /** Below `/api/v1`, with `{name}` for path parameters. */
  path: string
  summary: string
  params: P
  query: Q
  body: B
  response: R
  kind: ResponseKind
  /** Who may call: 'public' needs no session, 'signed_in' any session, otherwise the named permission (for any scope; use cases narrow it). */
  access: 'public' | 'signed_in' | Permission
  errors: readonly ErrorCode[]
  /** Belongs to a person alone; keys of other systems are refused. */
  isForPeople: boolean
  /** Open to who has signed in but still has to choose a password or switch on a second factor. */
  isBeforeFinished: boolean
  /** Carrying it out again changes nothing, by what it sends alone: no Idempotency-Key is kept for it. */
  isRepeatable: boolean
  /** The answer holds something that is shown this once: what is kept of it for a retry is sealed. */
  hasSecret: boolean
  /** What a request carries: JSON, or bytes as they are. */
  takes: 'json' | 'bytes'
}

type Options<P, Q, B, R> = {
  method: Method
  path: string
  summary: string
  params?: P
  query?: Q
  body?: B
  response?: R
  kind?: ResponseKind
  access: Endpoint['access']
  errors?: readonly ErrorCode[]
  isForPeople?: boolean
  isBeforeFinished?: boolean
  isRepeatable?: boolean
  hasSecret?: boolean
  takes?: Endpoint['takes']
}

const Nothing = z.object({})
type Nothing = typeof Nothing

/** Declares an operation; parts left out are empty objects. */
export function endpoint<P extends z.ZodType = Nothing, Q extends z.ZodType = Nothing, B extends z.ZodType = Nothing, R extends z.ZodType = Nothing>(
  options: Options<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  return {
    method: options.method,
    path: options.path,
    summary: options.summary,
    params: (options.params ?? Nothing) as P,
    query: (options.query ?? Nothing) as Q,
    body: (options.body ?? Nothing) as B,
    response: (options.response ?? Nothing) as R,
    kind: options.kind ?? 'json',
    access: options.access,
    errors: options.errors ?? [],
    isForPeople: options.isForPeople ?? false,
    isBeforeFinished: options.isBeforeFinished ?? false,
    isRepeatable: options.isRepeatable ?? false,
    hasSecret: options.hasSecret ?? false,
    takes: options.takes ?? 'json',
  }
}

/** What a use case receives: the parsed parts of a request. */
export type Input<E> = E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
  ? { params: z.output<P>; query: z.output<Q>; body: z.output<B> }
  : never
/** What a use case gives back. */
export type Output<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.input<R> : never
/** What a client sends, before defaults are filled in. */
export type Sent<E> = E extends Endpoint<infer P, infer Q, infer B, z.ZodType> ? { params: z.input<P>; query: z.input<Q>; body: z.input<B> } : never
/** What a client gets. */
export type Received<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never
