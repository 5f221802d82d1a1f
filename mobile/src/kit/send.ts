import { useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call, isProblem, serverNow, type CallInput, type CallName, type CallResult } from '@guanjia/ui/api/call.ts'
import { invalidateModules } from '@guanjia/ui/api/query.ts'
import { dated } from './dated.ts'
import { noteAnswer } from './connection.ts'
import type { PhotoDraft } from './photos.ts'

interface SendOptions {
  /** The words say when it was done. */
  isDated?: boolean
}
type Attempt = { words: string; key: string; at: string }

/**
 * Sends a change. When no answer came, the same words go again under the same idempotency key, also after a reload (`name`
 * tells attempts apart), so that a retry never does a thing twice. Other words are another attempt. `isDated`: the words say when it was done,
 * which is when it was first sent, so that work without network counts at its own time.
 */
export function useSend<N extends CallName>(endpoint: N, name: string, refresh: readonly string[] = [endpoint.split('.')[0]!], { isDated = false }: SendOptions = {}) {
  const cache = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const isRunning = useRef(false)
  const place = `send:${endpoint}:${name}`

  async function send(input: CallInput<N>): Promise<CallResult<N> | null> {
    // A second tap while the first is under way is the same wish.
    if (isRunning.current) return null
    isRunning.current = true
    setBusy(true)
    setError(null)
    const { key, at } = attemptFor(place, JSON.stringify(input))
    try {
      const result = await call(endpoint, isDated ? dated(input, at) : input, { key })
      attemptOver(place)
      noteAnswer(true)
      void invalidateModules(cache, refresh)
      return result
    } catch (problem) {
      const failure = problem instanceof Error ? problem : new Error(String(problem))
      noteAnswer(!isProblem(failure, 'offline'))
      if (!isProblem(failure, 'offline', 'unavailable', 'internal', 'request_in_progress', 'not_signed_in')) {
        attemptOver(place)
        void invalidateModules(cache, refresh)
      }
      setError(failure)
      throw failure
    } finally {
      isRunning.current = false
      setBusy(false)
    }
  }
  return { send, isBusy, error, reset: () => setError(null) }
}

/** Sends a form with its photos: those that are still on their way go first, and what has arrived with the form is off the phone. */
export function useSendWithPhotos<N extends CallName>(endpoint: N, name: string, photos: PhotoDraft, options: SendOptions = {}) {
  const { send, isBusy } = useSend(endpoint, name, undefined, options)
  const [isSettling, setSettling] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function sendAll(inputOf: (fileIds: string[]) => CallInput<N>): Promise<CallResult<N> | null> {
    setError(null)
    setSettling(true)
    try {
      const result = await send(inputOf(await photos.settle()))
      if (result !== null) photos.clear()
      return result
    } catch (problem) {
      setError(problem)
      return null
    } finally {
      setSettling(false)
    }
  }
  return { send: sendAll, isBusy: isBusy || isSettling, error }
}

function attemptFor(place: string, words: string): Attempt {
  try {
    const before = JSON.parse(localStorage.getItem(place) ?? 'null') as Attempt | null
    // An attempt of an older app knows no time.
    if (before?.words === words) return { ...before, at: before.at ?? serverNow().toISOString() }
  } catch {
    // Unreadable: a new attempt.
  }
  const attempt = { words, key: crypto.randomUUID(), at: serverNow().toISOString() }
  try {
    localStorage.setItem(place, JSON.stringify(attempt))
  } catch {
    // Full phone: the key lives as long as this send.
  }
  return attempt
}

function attemptOver(place: string): void {
  localStorage.removeItem(place)
}
