import { useQuery } from '@tanstack/react-query'
import { queryClient } from '../app/client.ts'
import { useSession } from '../app/session.tsx'
import type { Operation } from '../outbox/operations.ts'
import { subscribeOutbox, waitingOf } from '../outbox/store.ts'

const KEY = 'outbox-waiting'
subscribeOutbox(() => void queryClient.invalidateQueries({ queryKey: [KEY] }))

/** What this person did here and the server does not know yet. */
export function useWaiting(): readonly Operation[] {
  const { account } = useSession()
  return useQuery({ queryKey: [KEY, account.id], queryFn: () => waitingOf(account.id), staleTime: Infinity, networkMode: 'always' }).data ?? []
}
