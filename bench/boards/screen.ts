import http from 'node:http'
import { OWN_PACE, PACE, Pace } from '../../ui/src/api/pace.ts'

export interface Answer {
  status: number
  text: string
}

/** What a board shows: the version of each case, and the numbers of the orders that wait. */
interface Shown {
  versions: Map<string, number>
  numbers: Set<string>
}

/** Boards answer many screens with the same text; it is read once here, because each browser has a processor of its own. */
const read = new Map<string, Shown>()

export function askBy(agent: http.Agent, url: string, token: string | undefined, sent?: unknown): Promise<Answer> {
  const body = sent === undefined ? undefined : JSON.stringify(sent)
  return new Promise((resolve, reject) => {
    const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }) }
    const asked = http.request(url, { method: body === undefined ? 'GET' : 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** A console with one board open: it hears the stream, asks again at the pace of the app, and remembers what its board showed when. */
export class Screen {
  readonly kind: 'case' | 'dispatch'
  asked = 0
  readonly #url: string
  readonly #agent: http.Agent
  readonly #token: string
  readonly #siteId: string
  readonly #history: { at: number; shown: Shown }[] = []
  readonly #paces = [new Pace(() => this.#pending(this.refresh()), PACE), new Pace(() => this.#pending(this.#ask(`/my-work?siteId=${this.#siteId}`)), OWN_PACE)]
  readonly #open = new Set<Promise<unknown>>()
  #stream: http.ClientRequest | undefined

  constructor(url: string, agent: http.Agent, token: string, kind: 'case' | 'dispatch', siteId: string) {
    this.#url = url
    this.#agent = agent
    this.#token = token
    this.kind = kind
    this.#siteId = siteId
  }

  /** Opens the stream; settled when it says that it is ready. */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream = http.get(`${this.#url}/api/v1/stream`, { agent: false, headers: { authorization: `Bearer ${this.#token}` } }, (answer) => {
        let rest = ''
        answer.setEncoding('utf8')
        answer.on('data', (text: string) => {
          const blocks = (rest + text).split('\n\n')
          rest = blocks.pop()!
          for (const block of blocks) {
            if (block.includes('event: ready')) resolve()
            else if (block.includes('"recordType":"case"') || block.includes('"recordType":"work_order"')) for (const pace of this.#paces) pace.changed()
          }
        })
        answer.on('error', () => {})
      })
      this.#stream.on('error', reject)
    })
  }

  /** Asks for the board. The number beside "my work" is asked at its own pace. */
  async refresh(): Promise<void> {
    this.asked++
    const board = this.kind === 'case' ? 'case-board' : 'dispatch-board'
    const answer = await this.#ask(`/${board}?siteId=${this.#siteId}`)
    this.#history.push({ at: performance.now(), shown: shownBy(answer.text) })
  }

  async #ask(address: string): Promise<Answer> {
    const answer = await askBy(this.#agent, `${this.#url}/api/v1${address}`, this.#token)
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`)
    return answer
  }

  /** When the board first showed this version of the case, or this number of an order. */
  whenShown(caseId: string, mark: string | number): number | undefined {
    return this.#history.find(({ shown }) => (typeof mark === 'number' ? (shown.versions.get(caseId) ?? 0) >= mark : shown.numbers.has(mark)))?.at
  }

  #pending<T>(asking: Promise<T>): Promise<T> {
    this.#open.add(asking)
    const end = (): void => void this.#open.delete(asking)
    asking.then(end, end)
    return asking
  }

  /** Asks nothing more, and waits for the answers that are on their way. */
  async close(): Promise<void> {
    for (const pace of this.#paces) pace.stop()
    this.#stream?.destroy()
    await Promise.allSettled(this.#open)
  }
}

function shownBy(text: string): Shown {
  const known = read.get(text)
  if (known) return known
  const { columns = [], orders = [] } = JSON.parse(text) as { columns?: { items: { id: string; version: number }[] }[]; orders?: { number: string }[] }
  const shown: Shown = { versions: new Map(columns.flatMap(({ items }) => items.map(({ id, version }): [string, number] => [id, version]))), numbers: new Set(orders.map(({ number }) => number)) }
  if (read.size > 50) read.clear()
  read.set(text, shown)
  return shown
}
