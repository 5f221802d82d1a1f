/** What a screen hears: one change, or that nobody knows what was missed. */
export interface Listener {
  change(data: string): void
  reset(): void
}

type Word = { change: string } | 'reset'

/**
 * Listens to the changes that an account may know of; answers how to stop. All windows of a browser share one stream: by HTTP/1.1 a
 * browser keeps six connections to a server, and a stream each would let the seventh window wait for ever. The window that holds the lock
 * reads and passes on; when it goes, the next one takes over and everybody asks anew, for nobody knows what was said in between. Where a
 * browser has no locks (plain http from another machine) each window reads for itself. The stream resumes by Last-Event-ID after a break.
 */
export function listen(account: string, to: Listener): () => void {
  if (!('locks' in navigator)) return read(to, () => {})
  const name = `guanjia stream ${account}`
  const others = new BroadcastChannel(name)
  const leave = new AbortController()
  const hear = (word: Word): void => (word === 'reset' ? to.reset() : to.change(word.change))
  const say = (word: Word): void => {
    // A channel has no origin to name: it never leaves its own.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    others.postMessage(word)
    hear(word)
  }
  others.addEventListener('message', ({ data }) => hear(data as Word))
  let isFirst = true
  void navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? hold() : void (isFirst = false))).then(async () => {
    if (isFirst || leave.signal.aborted) return
    await navigator.locks.request(name, { signal: leave.signal }, hold)
  }).catch(() => {})
  /** Reads until this window goes or the server will have it no longer. */
  async function hold(): Promise<void> {
    if (leave.signal.aborted) return
    if (!isFirst) say('reset')
    await new Promise<void>((resolve) => {
      const stop = read({ change: (change) => say({ change }), reset: () => say('reset') }, resolve)
      leave.signal.addEventListener('abort', () => {
        stop()
        resolve()
      })
    })
  }
  return () => {
    leave.abort()
    others.close()
  }
}

function read(to: Listener, whenRefused: () => void): () => void {
  const source = new EventSource('/api/v1/stream')
  source.addEventListener('change', (message) => to.change(message.data as string))
  source.addEventListener('reset', () => to.reset())
  source.addEventListener('error', () => source.readyState === EventSource.CLOSED && whenRefused())
  return () => source.close()
}
