import { useCallback, useEffect, useMemo, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { call, isProblem, serverNow } from '@guanjia/ui/api/call.ts'
import { useNow } from '@guanjia/ui/clock/use-now.ts'
import { queryClient } from '../app/client.ts'
import { useCan, useSession } from '../app/session.tsx'
import { useChosenSite } from '../app/site.tsx'
import { noteAnswer } from '../kit/connection.ts'
import { keep, kept, keptUnder } from '../kit/kept.ts'
import { alone } from '../outbox/alone.ts'
import type { Operation } from '../outbox/operations.ts'
import { subscribeOutbox, waitingOf } from '../outbox/store.ts'
import { bundlePlace, conflictPlace, type KeptBundle, type KeptConflict } from './bundle-store.ts'
import { roundsOf, type RoundView } from './view.ts'

const LOOK_EVERY_MS = 30_000

interface OnPhone {
  bundle: KeptBundle | null
  operations: Operation[]
  conflicts: KeptConflict[]
}

const keyOf = (accountId: string, siteId: string): string[] => ['on-phone', accountId, siteId]

async function read(accountId: string, siteId: string): Promise<OnPhone> {
  const [bundle, operations, conflicts] = await Promise.all([
    kept<KeptBundle>(bundlePlace(accountId, siteId)),
    waitingOf(accountId),
    keptUnder<KeptConflict>(conflictPlace(accountId)),
  ])
  return { bundle: bundle ?? null, operations, conflicts }
}

/** Reads again what the phone holds; after every change of it. */
export function readAgain(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['on-phone'] })
}
subscribeOutbox(() => void readAgain())

/** Fetches the rounds anew. Never beside a sending: what is on its way must not look undone. */
export async function fetchBundle(accountId: string, siteId: string): Promise<void> {
  await alone(async () => {
    try {
      const bundle = await call('inspections.getBundle', { query: { siteId } }, { signal: AbortSignal.timeout(30_000) })
      noteAnswer(true)
      const fetchedAt = Date.now()
      await keep(bundlePlace(accountId, siteId), { bundle, fetchedAt, aheadMs: fetchedAt - Date.parse(bundle.at) } satisfies KeptBundle)
    } catch (error) {
      noteAnswer(!isProblem(error, 'offline'))
      throw error
    }
  }, true)
  await readAgain()
}

/** Where screens that every colleague has lead back to: whoever walks no rounds goes home. */
export function useBack(): string {
  return useCan()('inspections:work') ? '/inspections' : '/'
}

export interface Inspections extends OnPhone {
  accountId: string
  siteId: string
  isLoaded: boolean
  /** How far this phone's clock is ahead, as far as it knows. */
  aheadMs: number
  rounds: RoundView[]
  isFetching: boolean
  error: unknown
  refresh: () => Promise<void>
  choose: (siteId: string) => void
}

/** What this phone knows and holds of the rounds; works without network from the first tap. `isFresh`: asks the server as well. */
export function useInspections(isFresh = false): Inspections {
  const { account } = useSession()
  const [siteId, choose] = useChosenSite()
  const [fetching, setFetching] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const answer = useQuery({ queryKey: keyOf(account.id, siteId), queryFn: () => read(account.id, siteId), staleTime: Infinity, networkMode: 'always' })
  const refresh = useCallback(async () => {
    setFetching(true)
    try {
      await fetchBundle(account.id, siteId)
      setError(null)
    } catch (problem) {
      setError(problem)
    } finally {
      setFetching(false)
    }
  }, [account.id, siteId])
  useEffect(() => {
    if (isFresh && siteId !== '') void refresh()
  }, [isFresh, siteId, refresh])
  const { data } = answer
  // A round can be begun when its time comes, also while somebody looks at it.
  const now = useNow(LOOK_EVERY_MS)
  const rounds = useMemo(() => (data?.bundle ? roundsOf(data.bundle.bundle, data.operations, now - data.bundle.aheadMs) : []), [data, now])
  return {
    accountId: account.id,
    siteId,
    bundle: data?.bundle ?? null,
    operations: data?.operations ?? [],
    conflicts: data?.conflicts ?? [],
    isLoaded: data !== undefined,
    aheadMs: data?.bundle?.aheadMs ?? Date.now() - serverNow().getTime(),
    rounds,
    isFetching: fetching,
    error: error ?? answer.error,
    refresh,
    choose,
  }
}
