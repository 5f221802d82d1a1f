import { useSyncExternalStore } from 'react'

const TICK_MS = 1000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = Date.now()

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) {
    now = Date.now()
    timer = setInterval(tick, TICK_MS)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/**
 * The present time in milliseconds; one shared timer ticks every second for all countdowns of the app, and only while some are shown.
 * With `stepMs` the value (and the screen) changes only once per step: groups of a list need no second.
 */
export function useNow(stepMs: number = TICK_MS): number {
  return useSyncExternalStore(subscribe, () => (stepMs === TICK_MS ? now : Math.floor(now / stepMs) * stepMs))
}
