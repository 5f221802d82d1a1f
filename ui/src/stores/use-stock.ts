import { useQueries } from '@tanstack/react-query'
import type { StoreItem } from '@guanjia/contract/stores.ts'
import { call } from '../api/call.ts'

/** The items of lines as they stand now, by id; those that are not known yet are missing. Changes of others arrive with the live stream. */
export function useStock(ids: readonly string[]): ReadonlyMap<string, StoreItem> {
  return useQueries({
    queries: [...new Set(ids)].map((id) => ({
      queryKey: ['stores.getStoreItem', { params: { id } }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('stores.getStoreItem', { params: { id } }, { signal }),
    })),
    combine: (answers) => new Map(answers.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))),
  })
}
