import { useSyncExternalStore } from 'react'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { noteAnswer, subscribeConnection, isConnectionLost } from '../kit/connection.ts'
import { queryClient } from './client.ts'

queryClient.getQueryCache().subscribe((event) => {
  // What the phone reads from itself (`on-phone`) met no server; only names of calls have a dot.
  if (event.type !== 'updated' || !String(event.query.queryKey[0]).includes('.')) return
  if (event.action.type === 'success' && !event.action.manual) noteAnswer(true)
  if (event.action.type === 'error') noteAnswer(!isProblem(event.action.error, 'offline'))
})
subscribeConnection(() => {
  if (!isConnectionLost()) void queryClient.invalidateQueries()
})

/** The badge under the header while there is no network. */
export function OfflineBadge() {
  const t = useT()
  const isLost = useSyncExternalStore(subscribeConnection, isConnectionLost)
  return (
    <div role="status" aria-live="polite">
      {isLost && (
        <p className="offline-badge">
          <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
            <path
              d="M2 7a12 12 0 0 1 16 0M5 10.5a7.5 7.5 0 0 1 10 0M8 14a3 3 0 0 1 4 0M3 2l14 16"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.8"
              strokeLinecap="round"
            />
          </svg>
          {t('mobile.offline.badge')}
        </p>
      )}
    </div>
  )
}
