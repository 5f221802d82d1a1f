import type * as contract from '@guanjia/contract'
import { isAttended, noteTold } from './attended.ts'
import { ENDPOINTS } from './endpoints.generated.ts'

export { UPLOAD_PART_BYTES } from '@guanjia/contract/upload-limits.ts'

type Contract = typeof contract
type EndpointName = keyof typeof ENDPOINTS
type EndpointOf<N extends EndpointName> = N extends `${infer M}.${infer F}`
  ? M extends keyof Contract
    ? F extends keyof Contract[M]
      ? Contract[M][F]
      : never
    : never
  : never

type Part<K extends string, T> = Record<never, never> extends T ? { [P in K]?: T } : { [P in K]: T }
export type CallName = EndpointName
/** What a call takes: `params`, `query` and `body`; parts without required members may be left out. */
export type CallInput<N extends CallName> = contract.Sent<EndpointOf<N>> extends { params: infer P; query: infer Q; body: infer B }
  ? Part<'params', P> & Part<'query', Q> & Part<'body', B>
  : never
export type CallResult<N extends CallName> = contract.Received<EndpointOf<N>>

/** An RFC 9457 problem from the server, or `offline` when no answer came. Screens decide by `code`, never by text. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly code: contract.ErrorCode | 'offline'
  readonly problem: contract.Problem | null
  constructor(code: contract.ErrorCode | 'offline', problem: contract.Problem | null, message: string) {
    super(message)
    this.code = code
    this.problem = problem
  }
}

export function isProblem(error: unknown, ...codes: (contract.ErrorCode | 'offline')[]): error is ProblemError {
  return error instanceof ProblemError && (codes.length === 0 || codes.includes(error.code))
}

const BASE = '/api/v1'
let onSignedOut: () => void = () => {}
let language = 'zh-CN'
/** Called when the server says that the session is over. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler
}
/** The language in which the server words its problems. */
export function speak(locale: string): void {
  language = locale
}

/** The path of an endpoint as the contract writes it, such as `/cases/{id}/actions`. */
export function pathOf(name: CallName): string {
  return ENDPOINTS[name][1]
}

/** Where an endpoint lives, with path and query filled in; for links to files, prints and exports. */
export function urlOf<N extends CallName>(name: N, input: Partial<CallInput<N>> = {}): string {
  const parts = input as { params?: Record<string, string>; query?: Record<string, unknown> }
  const path = ENDPOINTS[name][1].replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(parts.params?.[key] ?? ''))
  const query = queryString(parts.query ?? {})
  return `${BASE}${path}${query && `?${query}`}`
}

/** `{filter: {status: ['a','b']}, limit: 5}` → `filter[status]=a,b&limit=5`; empty and missing values are left out. */
export function queryString(query: Record<string, unknown>): string {
  const search = new URLSearchParams()
  const put = (key: string, value: unknown): void => {
    if (value === undefined || value === null || value === '') return
    if (Array.isArray(value)) {
      if (value.length > 0) search.set(key, value.join(','))
    } else if (typeof value === 'object') for (const [inner, item] of Object.entries(value)) put(`${key}[${inner}]`, item)
    else search.set(key, String(value as string | number | boolean))
  }
  for (const [key, value] of Object.entries(query)) put(key, value)
  return search.toString()
}

/**
 * Calls an endpoint of the contract. A POST carries an Idempotency-Key, so that a retry after a lost answer does nothing twice:
 * pass the same `key` again to retry. Throws ProblemError.
 */
export async function call<N extends CallName>(name: N, input: CallInput<N>, options: { key?: string; signal?: AbortSignal } = {}): Promise<CallResult<N>> {
  const [method, , kind] = ENDPOINTS[name]
  const body = (input as { body?: unknown }).body
  const headers: Record<string, string> = { 'accept-language': language }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (method === 'POST') headers['idempotency-key'] = options.key ?? crypto.randomUUID()
  const response = await send(urlOf(name, input), { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: options.signal })
  return (kind === 'empty' || response.status === 204 ? undefined : await response.json()) as CallResult<N>
}

/** A file that is made for a POST, such as what is kept of one person; with the name that the server gives it. */
export async function fetchFile<N extends CallName>(name: N, input: CallInput<N>): Promise<{ blob: Blob; name: string }> {
  const [method] = ENDPOINTS[name]
  const body = (input as { body?: unknown }).body
  const response = await send(urlOf(name, input), { method, headers: { 'accept-language': language, 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const given = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { blob: await response.blob(), name: given ? decodeURIComponent(given) : 'download' }
}

let serverAheadMs = 0
/** Answers of the server tell how far this device's clock is off; their second is exact enough for what people did. */
function noteServerTime(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date)
  if (!Number.isNaN(at)) serverAheadMs = at - Date.now()
}
/** The server's time, as far as its last answer told: a phone with a wrong clock doesn't say when something was done. */
export function serverNow(): Date {
  return new Date(Date.now() + serverAheadMs)
}

/** Uploads one file; the id is made here, so that a retry stores it once. */
export async function upload(file: Blob, name: string, id: string = crypto.randomUUID(), options: { signal?: AbortSignal } = {}): Promise<contract.FileRef> {
  const form = new FormData()
  form.set('id', id)
  form.set('file', file, name)
  const response = await send(`${BASE}/files`, { method: 'POST', headers: { 'accept-language': language }, body: form, signal: options.signal })
  return (await response.json()) as contract.FileRef
}

/** Calls an endpoint that takes bytes as they are. Throws ProblemError. */
export async function sendBytes<N extends CallName>(name: N, input: Partial<CallInput<N>>, bytes: Blob, options: { signal?: AbortSignal } = {}): Promise<CallResult<N>> {
  const response = await send(urlOf(name, input), { method: ENDPOINTS[name][0], headers: { 'accept-language': language, 'content-type': 'application/octet-stream' }, body: bytes, signal: options.signal })
  return (await response.json()) as CallResult<N>
}

async function send(url: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
  let response: Response
  const isByHand = isAttended()
  if (isByHand) noteTold()
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init, headers: isByHand ? init.headers : { ...init.headers, 'x-unattended': '1' } })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError('offline', null, 'No answer from the server')
  }
  noteServerTime(response.headers.get('date'))
  if (response.ok) return response
  const problem = response.headers.get('content-type')?.includes('json') ? ((await response.json()) as contract.Problem) : null
  const code = (problem?.code ?? 'unavailable') as contract.ErrorCode
  if (code === 'not_signed_in') onSignedOut()
  throw new ProblemError(code, problem, problem?.detail ?? problem?.title ?? `HTTP ${response.status}`)
}
