import { useMemo } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Page } from './record-list.tsx'

/** A list that comes whole, as the one page that `RecordList` shows. */
export function useOnePage<T>(found: UseQueryResult<{ items: T[] }>): UseQueryResult<Page<T>> {
  const page = useMemo(() => found.data && { items: found.data.items, nextCursor: null, total: { count: found.data.items.length, exact: true } }, [found.data])
  return { ...found, data: page } as never
}
