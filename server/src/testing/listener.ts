import type { platform } from '@guanjia/contract'

export interface Heard {
  id: string
  event: string
  data: platform.StreamEvent
}

/** A screen that listens: collects events until closed. */
export class Listener {
  readonly heard: Heard[] = []
  readonly #url: string
  #abort = new AbortController()
  #arrived: (() => void)[] = []
  /** Until the server has ended the stream. */
  ended: Promise<void> = Promise.resolve()

  constructor(url: string) {
    this.#url = url
  }

  async open(token: string, lastEventId?: string): Promise<this> {
    const answer = await fetch(`${this.#url}/api/v1/stream`, { signal: this.#abort.signal, headers: { authorization: `Bearer ${token}`, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) } })
    if (!answer.headers.get('content-type')?.includes('text/event-stream')) throw new Error(`The stream answered ${answer.status} ${answer.headers.get('content-type')}`)
    this.ended = this.#read(answer.body!).catch(() => {})
    return this
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop()!
      for (const block of blocks) {
        const field = (name: string): string | undefined => block.split('\n').find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
        if (field('data') !== undefined) this.heard.push({ id: field('id')!, event: field('event')!, data: JSON.parse(field('data')!) as platform.StreamEvent })
      }
      for (const wake of this.#arrived.splice(0)) wake()
    }
  }

  /** Waits until the wanted event has come. */
  async until(wanted: (heard: Heard) => boolean): Promise<Heard> {
    for (;;) {
      const found = this.heard.find(wanted)
      if (found) return found
      await new Promise<void>((resolve) => this.#arrived.push(resolve))
    }
  }

  close(): void {
    this.#abort.abort()
  }
}
