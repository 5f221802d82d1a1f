import { chosenSite } from '../app/site.tsx'
import { isConnectionLost } from '../kit/connection.ts'
import { startSending } from '../outbox/background.ts'
import { bringReader } from './detector.ts'
import { fetchBundle } from './use-inspections.ts'

const READER_AFTER_MS = 4000

/**
 * Runs as long as somebody is signed in: sends what waits, and brings to the phone what the next round needs, before anybody goes down to where
 * there is no network. Returns how to stop.
 */
export function startInspections(accountId: string, sites: readonly { id: string }[], mayWalk: boolean): () => void {
  const stop = startSending(accountId)
  if (!mayWalk) return stop
  // Best effort: the screens fetch again and say what went wrong.
  if (!isConnectionLost()) void fetchBundle(accountId, chosenSite(accountId, sites)).catch(() => undefined)
  // A megabyte that nobody needs in the first seconds.
  const later = setTimeout(() => void bringReader().catch(() => undefined), READER_AFTER_MS)
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- not there on plain http
  void navigator.storage?.persist?.().catch(() => false)
  return () => {
    clearTimeout(later)
    stop()
  }
}
