import { useSyncExternalStore } from 'react'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { queryClient } from './client.ts'

let isOffline = !navigator.onLine
const listeners = new Set<() => void>()

function set(next: boolean): void {
  if (next === isOffline) return
  isOffline = next
  for (const listener of listeners) listener()
}

// `navigator.onLine` is only a hint (a phone in a lift believes in its network): the last answer decides.
window.addEventListener('online', () => set(false))
window.addEventListener('offline', () => set(true))
queryClient.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated') return
  if (event.action.type === 'success') set(!navigator.onLine)
  if (event.action.type === 'error' && isProblem(event.action.error, 'offline')) set(true)
})

/** True while the server can't be reached. */
export function useOffline(): boolean {
  return useSyncExternalStore((listener) => (listeners.add(listener), () => listeners.delete(listener)), () => isOffline)
}

/** The badge under the header while there is no network. */
export function OfflineBadge() {
  const t = useT()
  const offline = useOffline()
  return (
    <div role="status" aria-live="polite">
      {offline && (
        <p className="offline-badge">
          <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
            <path d="M2 7a12 12 0 0 1 16 0M5 10.5a7.5 7.5 0 0 1 10 0M8 14a3 3 0 0 1 4 0M3 2l14 16" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
          </svg>
          {t('mobile.offline.badge')}
        </p>
      )}
    </div>
  )
}
