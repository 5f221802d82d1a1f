import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { call, formatMoney, useT, useTime } from '@guanjia/ui'
import type { HouseholdFile } from '@guanjia/contract/households.ts'
import { ProblemAlert } from '../../kit/problem.tsx'
import { historyHref, useHistoryWords } from './words.ts'

const PAGE = 40

/** Everything that happened with the household, newest first: read from the records, filtered by kind and by household. */
export function HistoryPanel({ file }: { file: HouseholdFile }) {
  const t = useT()
  const time = useTime()
  const words = useHistoryWords()
  const [kind, setKind] = useState<string[]>([])
  const [householdId, setHousehold] = useState<string>('')
  const filter = { kind: kind.length > 0 ? kind : undefined, householdId: householdId || undefined }
  const list = useInfiniteQuery({
    queryKey: ['households.householdHistory', file.unitId, filter],
    queryFn: ({ pageParam, signal }) => call('households.householdHistory', { params: { id: file.unitId }, query: { limit: PAGE, cursor: pageParam, filter } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  })
  const kinds = list.data?.pages[0]?.kinds ?? []
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.error && !list.data) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <Skeleton active paragraph={{ rows: 6 }} />
  return (
    <>
      <div className="gj-row gj-wrap" style={{ marginBottom: 8 }}>
        <Select
          mode="multiple"
          allowClear
          style={{ minWidth: 180, flex: 1 }}
          placeholder={t('households.kind.all')}
          aria-label={t('households.kind.all')}
          value={kind}
          onChange={setKind}
          options={kinds.map((one) => ({ value: one.kind, label: `${words.kind(one.kind)} ${one.count}` }))}
        />
        {file.households.length > 1 && (
          <Select
            style={{ minWidth: 150 }}
            aria-label={t('households.household')}
            value={householdId}
            onChange={setHousehold}
            options={[{ value: '', label: t('households.allHouseholds') }, ...file.households.map((one) => ({ value: one.id, label: [one.number, one.main?.name].filter(Boolean).join(' ') }))]}
          />
        )}
      </div>
      {items.length === 0 && <p className="gj-none">{t('households.noHistory')}</p>}
      <ul className="gj-history">
        {items.map((item) => {
          const href = historyHref(item)
          const text = [item.number, item.title].filter(Boolean).join(' · ') || words.status(item) || ''
          return (
            <li key={`${item.kind}${item.id}`}>
              <span className="gj-quiet gj-nowrap">{time.at(item.at)}</span>
              <span className="gj-history-kind">{words.kind(item.kind)}</span>
              <span className="gj-grow gj-clip" title={text}>
                {href ? <a href={href}>{text}</a> : text}
              </span>
              <span className="gj-quiet gj-nowrap">{[item.amountFen !== null && formatMoney(item.amountFen), words.status(item)].filter(Boolean).join(' ')}</span>
            </li>
          )
        })}
      </ul>
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('households.more')}
        </Button>
      )}
    </>
  )
}
