import { OPERATIONS, type OperationName, type Operations } from './operations.generated.ts'
import { GuanjiaProblem, type ProblemBody } from './problem.ts'

export interface GuanjiaOptions {
  /** Of the installation, such as https://guanjia.example.com. */
  url: string
  /** An API key, or the token of a session. */
  key: string
  /** In which language problems are told: `zh-CN`, `zh-TW` or `en`. */
  locale?: string
  /** How often a busy or unreachable server is asked again; 4. */
  retries?: number
  /** The first pause in milliseconds when the server names none; doubled each time. */
  pauseMs?: number
  fetch?: typeof fetch
}

export interface CallOptions {
  /** The same key with the same body makes nothing twice. Every call that creates something gets one of its own; name one to survive a restart. */
  idempotencyKey?: string
  signal?: AbortSignal
}

type Parts<N extends OperationName> = Operations[N]['request']
/** The parts that a call must name are demanded, the others may be left out. */
type Input<N extends OperationName> = { [K in keyof Parts<N> as object extends Parts<N>[K] ? never : K]: Parts<N>[K] } & { [K in keyof Parts<N> as object extends Parts<N>[K] ? K : never]?: Parts<N>[K] }
type Answer<N extends OperationName> = Operations[N]['response']
type ListName = { [N in OperationName]: Answer<N> extends { items: unknown[]; nextCursor: string | null } ? N : never }[OperationName]
type Item<N extends ListName> = Answer<N> extends { items: (infer T)[] } ? T : never

/** Speaks to a Guanjia: typed operations, problems as errors, safe retries, lists page by page. */
export class Guanjia {
  readonly #options: Required<Pick<GuanjiaOptions, 'retries' | 'pauseMs' | 'fetch'>> & GuanjiaOptions

  constructor(options: GuanjiaOptions) {
    this.#options = { retries: 4, pauseMs: 500, fetch: globalThis.fetch, ...options, url: options.url.replace(/\/+$/, '') }
  }

  /** One operation. Throws `GuanjiaProblem`. Files come back as a `Blob`. */
  async call<N extends OperationName>(name: N, input: Input<N>, options: CallOptions = {}): Promise<Answer<N>> {
    const [method, path, kind] = OPERATIONS[name]
    const { params = {}, query = {}, body } = input as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown }
    const url = `${this.#options.url}${path.replaceAll(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(params[part] ?? ''))}${queryOf(query)}`
    const headers: Record<string, string> = { authorization: `Bearer ${this.#options.key}`, accept: 'application/json, application/problem+json' }
    if (this.#options.locale !== undefined) headers['accept-language'] = this.#options.locale
    if (method === 'POST') headers['idempotency-key'] = options.idempotencyKey ?? crypto.randomUUID()
    const isForm = body instanceof FormData
    const isBytes = body instanceof Blob
    if (body !== undefined && !isForm) headers['content-type'] = isBytes ? 'application/octet-stream' : 'application/json'
    const sent = body === undefined ? undefined : isForm || isBytes ? body : JSON.stringify(body)
    const response = await this.#patiently(() => this.#options.fetch(url, { method, headers, body: sent, signal: options.signal }), options.signal)
    if (!response.ok) throw new GuanjiaProblem(response.status, await problemOf(response))
    return (kind === 'empty' ? undefined : kind === 'file' ? await response.blob() : await response.json()) as Answer<N>
  }

  /** Everything that a list has, page by page as it is read. */
  async *each<N extends ListName>(name: N, input: Input<N>, options: CallOptions = {}): AsyncGenerator<Item<N>> {
    let cursor: string | null | undefined
    do {
      const parts = input as { query?: Record<string, unknown> }
      const page = (await this.call(name, { ...parts, query: { ...parts.query, cursor } } as unknown as Input<N>, options)) as unknown as { items: Item<N>[]; nextCursor: string | null }
      yield* page.items
      cursor = page.nextCursor
    } while (cursor !== null)
  }

  /** Asks again when the server is busy (429), away (503) or unreachable. Nothing is done twice: what creates carries its idempotency key. */
  async #patiently(ask: () => Promise<Response>, signal: AbortSignal | undefined): Promise<Response> {
    const { retries, pauseMs } = this.#options
    for (let attempt = 0; ; attempt++) {
      let wait = pauseMs * 2 ** attempt
      try {
        const response = await ask()
        if ((response.status !== 429 && response.status !== 503) || attempt >= retries) return response
        const named = Number(response.headers.get('retry-after'))
        if (Number.isFinite(named) && named > 0) wait = named * 1000
      } catch (error) {
        if (signal?.aborted === true || attempt >= retries) throw error
      }
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

/** `{filter: {status: ['a', 'b']}}` → `?filter[status]=a,b`; what is missing is left out. */
function queryOf(query: Record<string, unknown>): string {
  const search = new URLSearchParams()
  const put = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return
    if (Array.isArray(value)) search.set(name, value.join(','))
    else if (typeof value === 'object') for (const [key, inner] of Object.entries(value)) put(`${name}[${key}]`, inner)
    else search.set(name, String(value as string | number | boolean))
  }
  for (const [name, value] of Object.entries(query)) put(name, value)
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

async function problemOf(response: Response): Promise<ProblemBody | null> {
  try {
    const said = (await response.json()) as ProblemBody
    return typeof said.code === 'string' ? said : null
  } catch {
    return null
  }
}
