import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { HandOver } from '@guanjia/contract/dailywork.ts'
import { useChoices } from '../kit/choices.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'

export function AcceptedTag({ record }: { record: HandOver }) {
  const t = useT()
  return record.acceptedAt ? <Look look={{ tone: 'done', shape: 'tick' }} text={t('reception.handOver.accepted')} /> : <Look look={{ tone: 'waiting', shape: 'pause' }} text={t('reception.handOver.waiting')} />
}

/** 交接班: the shift log of the site, newest first. */
export function HandOverList() {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const { search } = state
  const isAccepted = search.waiting === 'true' ? false : undefined
  const filter = { post: many<HandOver['post']>(search.post), isAccepted, byId: search.byId, ...periodOf(search, site.timeZone) }
  const rows = useCall('dailywork.listHandOvers', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const write = (
    <Button type="primary" onClick={() => void navigate({ to: '/hand-overs/new' })}>
      {t('reception.handOver.write')}
    </Button>
  )
  return (
    <RecordList
      name="hand-overs"
      title={t('reception.handOver.title')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/hand-overs/${row.id}`}
      filters={[
        { key: 'post', kind: 'choices', label: t('reception.handOver.post'), choices: useChoices('post') },
        { key: 'byId', kind: 'employee', label: t('reception.handOver.from') },
        { key: 'period', kind: 'period', label: t('reception.handOver.period') },
        { key: 'waiting', kind: 'flag', label: t('reception.handOver.waiting') },
      ]}
      views={[
        { key: 'all', name: t('reception.handOver.view.all'), query: '' },
        { key: 'waiting', name: t('reception.handOver.view.waiting'), query: 'waiting=true' },
      ]}
      acts={write}
      exportHref={(format) => urlOf('dailywork.exportHandOvers', { query: { siteId: site.id, format, filter } })}
      empty={{ title: t('reception.handOver.empty'), hint: t('reception.handOver.emptyHint'), act: write }}
    />
  )
}

function useColumns(): Column<HandOver>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('reception.handOver.number'), width: 160, render: (row) => row.number },
    { key: 'post', title: t('reception.handOver.post'), width: 80, render: (row) => label('post', row.post) },
    { key: 'status', title: t('reception.handOver.status'), width: 100, render: (row) => <AcceptedTag record={row} /> },
    { key: 'from', title: t('reception.handOver.from'), width: 150, render: (row) => `${row.from.name} ${time.at(row.writtenAt)}` },
    { key: 'to', title: t('reception.handOver.to'), width: 84, render: (row) => row.to?.name },
    { key: 'acceptedBy', title: t('reception.handOver.acceptedBy'), width: 150, render: (row) => row.acceptedBy && `${row.acceptedBy.name} ${time.at(row.acceptedAt)}` },
    { key: 'clock', title: t('reception.handOver.due'), width: 160, render: (row) => row.clock && row.acceptedAt === null && <ClockBadge clock={row.clock} withMetric={false} /> },
    {
      key: 'open', title: t('reception.handOver.open'), width: 140,
      render: (row) => (
        <span className="gj-row" style={{ gap: 6 }}>
          {t('reception.handOver.counts', { n: row.openCount })}
          {row.overdueCount > 0 && (
            <span className="gj-tone" data-tone="overdue">
              {t('reception.handOver.overdue', { n: row.overdueCount })}
            </span>
          )}
        </span>
      ),
    },
    { key: 'message', title: t('reception.handOver.message'), render: (row) => <span title={row.message}>{row.message}</span> },
  ]
}
