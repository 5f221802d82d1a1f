import { keepPreviousData } from '@tanstack/react-query'
import { dayOf, urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { Visit } from '@guanjia/contract/reception.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { ReceptionTabs } from './reception-tabs.tsx'
import { ConformsTag, VisitStatusTag, Waited } from './visit-bits.tsx'

function useColumns(): Column<Visit>[] {
  const t = useT()
  const time = useTime()
  return [
    { key: 'ticket', title: t('reception.visit.ticket'), width: 76, render: (row) => <strong>{row.ticket}</strong> },
    { key: 'status', title: t('reception.list.status'), width: 96, render: (row) => <VisitStatusTag status={row.status} /> },
    { key: 'name', title: t('reception.who'), width: 110, render: (row) => row.name || t('reception.unnamed') },
    { key: 'unit', title: t('reception.unit'), width: 96, render: (row) => row.unit?.name },
    { key: 'need', title: t('reception.need'), render: (row) => <span title={row.need}>{row.need}</span> },
    { key: 'category', title: t('reception.category'), width: 110, isHidden: true, render: (row) => row.category?.name },
    { key: 'arrivedAt', title: t('reception.visit.arrivedAt'), width: 116, render: (row) => time.at(row.arrivedAt) },
    { key: 'waited', title: t('reception.visit.waited'), width: 124, render: (row) => <Waited visit={row} /> },
    { key: 'servedBy', title: t('reception.visit.servedBy'), width: 90, render: (row) => row.servedBy?.name },
    { key: 'rating', title: t('reception.visit.rating'), width: 66, align: 'right', render: (row) => row.rating !== null && <span className={row.rating <= 2 ? 'gj-tone' : undefined} data-tone="soon">{row.rating}</span> },
    { key: 'conforms', title: t('reception.visit.conforms'), width: 134, render: (row) => row.status === 'finished' && <ConformsTag conforms={row.conforms} /> },
    { key: 'phone', title: t('reception.phone'), width: 130, isHidden: true, render: (row) => row.phone },
  ]
}

/** 来访登记: every visitor of the service centre, newest first. */
export function VisitList() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const { search } = state
  const filter = {
    q: search.q, status: many<Visit['status']>(search.status), servedById: search.servedById, unitId: search.unitId, personId: search.personId, conforms: yes(search.conforms), low: yes(search.low), ...periodOf(search, site.timeZone),
  }
  const rows = useCall('reception.listVisits', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const today = dayOf(Date.now(), site.timeZone)
  return (
    <RecordList
      name="visits"
      title={t('reception.title')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/reception/visits/${row.id}`}
      filters={[
        { key: 'q', kind: 'words', label: t('reception.list.search') },
        { key: 'status', kind: 'choices', label: t('reception.list.status'), choices: useChoices('visitStatus') },
        { key: 'servedById', kind: 'employee', label: t('reception.list.servedBy') },
        { key: 'period', kind: 'period', label: t('reception.list.period') },
        { key: 'low', kind: 'flag', label: t('reception.list.low'), isRare: true },
        { key: 'unitId', kind: 'unit', label: t('reception.unit'), isRare: true },
      ]}
      views={[
        { key: 'all', name: t('reception.list.view.all'), query: '' },
        { key: 'today', name: t('reception.list.view.today'), query: `from=${today}&to=${today}` },
        { key: 'low', name: t('reception.list.view.low'), query: 'low=true' },
        { key: 'broken', name: t('reception.list.view.broken'), query: 'conforms=false' },
      ]}
      exportHref={(format) => urlOf('reception.exportVisits', { query: { siteId: site.id, format, filter } })}
      acts={<ReceptionTabs at="visits" />}
      empty={{ title: t('reception.list.empty'), hint: t('reception.list.emptyHint') }}
    />
  )
}
