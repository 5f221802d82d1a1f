const ASK_AGAIN_MS = 5000

let isLost = !navigator.onLine
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function set(next: boolean): void {
  if (next !== isLost) {
    isLost = next
    for (const listener of listeners) listener()
  }
  clearTimeout(timer)
  timer = isLost ? setTimeout(ask, ASK_AGAIN_MS) : undefined
}

/** The phone does not always notice that its network is back; the server does. */
function ask(): void {
  fetch('/api/v1/setup', { cache: 'no-store' }).then(
    () => set(false),
    () => set(true),
  )
}

// `navigator.onLine` is only a hint: a phone in a lift believes in its network. What the last call met decides.
window.addEventListener('online', ask)
window.addEventListener('offline', () => set(true))
if (isLost) ask()

/** Every call says whether it was answered, by whatever answer. */
export function noteAnswer(wasAnswered: boolean): void {
  set(!wasAnswered)
}

export function isConnectionLost(): boolean {
  return isLost
}

/** Tells of every loss and return of the connection; returns how to stop. */
export function subscribeConnection(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
