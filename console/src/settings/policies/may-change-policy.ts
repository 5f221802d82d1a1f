import type { Policy } from '@guanjia/contract/sla.ts'
import { useMayChangeForAll } from '../may-change-calendar.ts'

/** A policy holds wherever it matches; it is changed by those in charge of all sites. The server decides, this only shows. */
export function useMayChangePolicy(): (policy: Pick<Policy, 'match'>) => boolean {
  const mayForAll = useMayChangeForAll()
  return () => mayForAll
}
