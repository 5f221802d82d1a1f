import { useNavigate, useSearch } from '@tanstack/react-router'

/** What a URL carries after `?`: plain words, so that a link can be read, written by hand and kept as a saved view. */
export type Search = Record<string, string | undefined>

/** `?status=open,assigned&q=门` → `{status, q}`. Links of the API in the form `filter[status]=` are understood as well. */
export function parseSearch(text: string): Record<string, string> {
  const search: Record<string, string> = {}
  for (const [key, value] of new URLSearchParams(text)) if (value !== '') search[key.replace(/^filter\[(\w+)\]$/, '$1')] = value
  return search
}

/** The other way; keys are in alphabetical order, so that equal filters are equal texts. */
export function stringifySearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
  const text = new URLSearchParams(entries.sort(([a], [b]) => (a < b ? -1 : 1))).toString().replaceAll('%2C', ',')
  return text && `?${text}`
}

/** For `validateSearch` of a route: keeps the named parameters that carry a text and drops everything else. */
export function textSearch<const K extends string>(...keys: K[]): (raw: Record<string, unknown>) => Partial<Record<K, string>> {
  return (raw) =>
    Object.fromEntries(keys.flatMap((key) => (typeof raw[key] === 'string' && raw[key] !== '' ? [[key, raw[key]]] : []))) as Partial<
      Record<K, string>
    >
}

/** The search of whichever route is open, and a way to change parts of it without a new step in the history. */
export function useUrlSearch(): { search: Search; change: (patch: Search) => void; replace: (search: Search) => void } {
  const search: Search = useSearch({ strict: false })
  const navigate = useNavigate()
  const go = (next: Search): void => {
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ''))
    void navigate({ to: '.', search: kept as never, replace: true })
  }
  return { search, change: (patch) => go({ ...search, ...patch }), replace: go }
}

/** `'a,b'` → `['a','b']`; nothing → undefined. */
export function many<T extends string>(value: string | undefined): T[] | undefined {
  const items = value?.split(',').filter(Boolean) as T[] | undefined
  return items && items.length > 0 ? items : undefined
}
/** `'true'` → true, `'false'` → false; anything else → undefined, so that the filter is left out. */
export function yes(value: string | undefined): boolean | undefined {
  return value === 'true' ? true : value === 'false' ? false : undefined
}
