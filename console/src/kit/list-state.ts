import { useState } from 'react'
import { stringifySearch, useUrlSearch, type Search } from './search.ts'

/** What belongs to the screen rather than to the question: not part of a saved view. `unit` is the home that is opened beside its list. */
const NOT_FILTERS = new Set(['cursor', 'unit'])

export interface ListState {
  /** The filters as they stand in the URL. */
  search: Search
  /** The filters as one text, to compare with saved views. */
  query: string
  change: (patch: Search) => void
  replace: (search: Search) => void
  cursor: string | undefined
  page: number
  next: (cursor: string) => void
  previous: () => void
}

/** Filters from the URL and the way back through keyset pages; other filters begin at the first page. */
export function useListState(): ListState {
  const { search, change, replace } = useUrlSearch()
  const query = stringifySearch(Object.fromEntries(Object.entries(search).filter(([key]) => !NOT_FILTERS.has(key)))).slice(1)
  const [trail, setTrail] = useState<{ query: string; cursors: string[] }>({ query, cursors: [] })
  const cursors = trail.query === query ? trail.cursors : []
  return {
    search,
    query,
    change,
    replace,
    cursor: cursors.at(-1),
    page: cursors.length + 1,
    next: (cursor) => setTrail({ query, cursors: [...cursors, cursor] }),
    previous: () => setTrail({ query, cursors: cursors.slice(0, -1) }),
  }
}
