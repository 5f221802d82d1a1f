import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { urlOf, useCall, useT } from '@guanjia/ui'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { useCaseBulk } from './case-bulk.tsx'
import { useCaseColumns } from './case-columns.tsx'
import { useCaseFilters } from './case-filters.ts'
import { caseFilter, caseSort } from './case-query.ts'
import { ListOrBoard } from './list-or-board.tsx'

export function CaseList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const columns = useCaseColumns()
  const filters = useCaseFilters()
  const filter = caseFilter(state.search, site.timeZone)
  const sort = caseSort(state.search)
  const bulk = useCaseBulk()
  const rows = useCall(
    'cases.listCases',
    { query: { siteId: site.id, sort, filter, total: true, limit: 50, cursor: state.cursor } },
    { placeholderData: keepPreviousData },
  )
  return (
    <RecordList
      name="cases"
      title={t('cases.title')}
      columns={columns}
      filters={filters}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/cases/${row.id}`}
      urgency={(row) => row.urgency}
      sort="-registeredAt"
      views={[
        { key: 'open', name: t('cases.view.open'), query: 'open=true' },
        { key: 'mine', name: t('cases.view.mine'), query: 'mine=true&open=true' },
        { key: 'overdue', name: t('cases.view.overdue'), query: 'overdue=true&sort=dueAt' },
        { key: 'complaints', name: t('cases.view.complaints'), query: 'kind=complaint&open=true' },
        { key: 'return', name: t('cases.view.toReturn'), query: 'status=resolved' },
        { key: 'all', name: t('cases.view.all'), query: '' },
      ]}
      exportHref={may('cases:export') ? (format) => urlOf('cases.exportCases', { query: { siteId: site.id, format, filter } }) : undefined}
      bulk={may('cases:handle') ? bulk : undefined}
      acts={
        <>
          <ListOrBoard at="list" />
          {may('cases:register') && (
            <Link to="/desk">
              <Button type="primary">{t('cases.new')}</Button>
            </Link>
          )}
        </>
      }
      empty={{
        title: t('cases.empty'),
        hint: t('cases.emptyHint'),
        act: may('cases:register') && (
          <Link to="/desk">
            <Button type="primary">{t('cases.new')}</Button>
          </Link>
        ),
      }}
    />
  )
}
