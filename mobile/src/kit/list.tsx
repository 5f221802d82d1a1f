import { useCallback, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { invalidateModules } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { ProblemNote, WholePageProblem } from './problem.tsx'
import { PullToRefresh } from './pull-to-refresh.tsx'
import { Rows } from './rows.tsx'

/** Pulling down asks again for what these modules show. */
export function Refreshable({ modules, children }: { modules: readonly string[]; children: ReactNode }) {
  const t = useT()
  const cache = useQueryClient()
  // The list of modules is written out at the call, so its words are its identity.
  const names = modules.join()
  const refresh = useCallback(() => invalidateModules(cache, names.split(',')), [cache, names])
  return (
    <PullToRefresh onRefresh={refresh} words={{ pull: t('mobile.pull'), release: t('mobile.release'), busy: t('mobile.refreshing') }}>
      {children}
    </PullToRefresh>
  )
}

/** A list in all its states: not there yet, not possible, nothing in it, or its rows. */
export function ListState<R>(props: {
  answer: { data: { items: readonly R[] } | undefined; error: unknown; refetch: () => unknown }
  empty: ReactNode
  children: (items: readonly R[]) => ReactNode
}) {
  const { data, error } = props.answer
  if (!data) return error ? <WholePageProblem error={error} onRetry={() => void props.answer.refetch()} /> : <Rows />
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      {data.items.length === 0 ? props.empty : <div className="list">{props.children(data.items)}</div>}
    </>
  )
}
