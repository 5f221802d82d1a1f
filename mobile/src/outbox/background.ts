import { isConnectionLost, subscribeConnection } from '../kit/connection.ts'
import { flush, type Ended } from './flush.ts'
import { waitAfter } from './operations.ts'
import { subscribeOutbox } from './store.ts'

export interface SendState {
  isSending: boolean
  /** Why the last run stopped; null: it did not have to. */
  trouble: Exclude<Ended, 'empty' | 'busy' | 'cut'> | null
  /** When the next try begins by itself, in milliseconds; null: when something changes. */
  nextAt: number | null
}

let state: SendState = { isSending: false, trouble: null, nextAt: null }
const listeners = new Set<() => void>()

export function sendState(): SendState {
  return state
}
export function subscribeSending(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
function set(next: Partial<SendState>): void {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

let runNow: (() => void) | null = null
/** Tries at once, as a person asks. */
export function sendNow(): void {
  runNow?.()
}

const OTHER_TAB_MS = 5000

/** Sends in the background as long as this person is signed in; returns how to stop. */
export function startSending(accountId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let isRunning = false
  let isWanted = false
  let isStopped = false
  /** The server answered and sending broke all the same: that it answers again, as to anything else that is asked, is no news then. */
  let heldUntil = 0

  async function run(): Promise<void> {
    clearTimeout(timer)
    if (isRunning) {
      isWanted = true
      return
    }
    isRunning = true
    isWanted = false
    set({ isSending: true, nextAt: null })
    const ended = await flush(accountId).catch((): Ended => 'later')
    isRunning = false
    if (isStopped) return
    failures = ended === 'empty' || ended === 'busy' ? 0 : failures + 1
    const wait = ended === 'empty' ? null : ended === 'busy' ? OTHER_TAB_MS : waitAfter(failures, Math.random())
    const nextAt = wait === null ? null : Date.now() + wait
    heldUntil = ended === 'cut' || ended === 'later' ? nextAt! : 0
    set({ isSending: false, trouble: ended === 'empty' || ended === 'busy' ? null : ended === 'cut' ? 'stop' : ended, nextAt })
    if (isWanted && ended === 'empty') void run()
    else if (wait !== null) timer = setTimeout(() => void run(), wait)
  }
  const start = (): void => void run()
  const whenSeen = (): void => {
    if (document.visibilityState === 'visible') start()
  }
  // A change while the way is broken waits for its return; otherwise it goes at once.
  const stopOutbox = subscribeOutbox(() => {
    if (!isConnectionLost()) start()
  })
  const stopConnection = subscribeConnection(() => {
    if (!isConnectionLost() && Date.now() >= heldUntil) start()
  })
  document.addEventListener('visibilitychange', whenSeen)
  window.addEventListener('online', start)
  runNow = start
  start()
  return () => {
    isStopped = true
    runNow = null
    clearTimeout(timer)
    stopOutbox()
    stopConnection()
    document.removeEventListener('visibilitychange', whenSeen)
    window.removeEventListener('online', start)
  }
}
