import { useDeferredValue, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '@guanjia/ui/api/call.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { Empty } from '../kit/empty.tsx'
import { Choice, LineField } from '../kit/field.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { Segments } from '../kit/segments.tsx'
import { MatterCard } from './matter-card.tsx'

const PAGE = 20

/** Everything that I ever reported, of every home of mine, the newest first. */
export function History() {
  const t = useT()
  const { units } = useSession()
  const [view, setView] = useState<'all' | 'open' | 'ended'>('all')
  const [unitId, setUnitId] = useState('')
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const filter = { open: view === 'all' ? undefined : view === 'open', unitId: unitId || undefined, q: q || undefined }
  const list = useInfiniteQuery({
    queryKey: ['cases.listCases', 'history', filter],
    queryFn: ({ pageParam, signal }) => call('cases.listCases', { query: { limit: PAGE, cursor: pageParam, filter } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  })
  const shown = list.data && { items: list.data.pages.flatMap((page) => page.items) }
  return (
    <Page title={t('mobileResident.history.title')} back="/">
      <Refreshable modules={['cases']}>
        <div className="card form">
          <LineField label={t('mobileResident.history.search')} placeholder={t('mobileResident.history.searchHint')} max={100} type="search" enterKeyHint="search" value={words} onChange={setWords} />
          {units.length > 1 && (
            <Choice
              label={t('mobileResident.history.unit')}
              options={[{ value: '', text: t('mobileResident.history.all') }, ...units.map(({ id, code }) => ({ value: id, text: code }))]}
              value={unitId}
              onChange={setUnitId}
            />
          )}
        </div>
        <Segments
          label={t('mobileResident.history.state')}
          options={(['all', 'open', 'ended'] as const).map((value) => ({ value, text: t(`mobileResident.history.${value}`) }))}
          value={view}
          onChange={setView}
        />
        <ListState answer={{ data: shown, error: list.error, refetch: list.refetch }} empty={<Empty title={t('mobileResident.history.empty')} />}>
          {(records) => records.map((record) => <MatterCard key={record.id} record={record} />)}
        </ListState>
        {list.hasNextPage && (
          <Button block size="large" fill="outline" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('mobileResident.history.more')}
          </Button>
        )}
      </Refreshable>
    </Page>
  )
}
