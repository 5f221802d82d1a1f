import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ExternalQueryState, ExternalQuerySummary } from '@guanjia/contract/external-queries.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { QueryTag } from './look.tsx'

const QueryForm = lazy(() => import('./query-form.tsx').then(({ QueryForm }) => ({ default: QueryForm })))

/** The register of what authorities asked for. */
export function QueryList() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const time = useTime()
  const navigate = useNavigate()
  const state = useListState()
  const [making, setMaking] = useState(false)
  const { q, authority, mine } = state.search
  const filter = { q, state: many<ExternalQueryState>(state.search.state), authorityKind: many<ExternalQuerySummary['authorityKind']>(authority), mine: yes(mine) }
  const rows = useCall('externalqueries.listExternalQueries', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const columns: Column<ExternalQuerySummary>[] = [
    { key: 'number', title: t('documents.query.number'), width: 152, render: (row) => row.number },
    { key: 'state', title: t('documents.field.state'), width: 110, render: (row) => <QueryTag state={row.state} /> },
    { key: 'authority', title: t('documents.query.authority'), render: (row) => row.authority },
    { key: 'kind', title: t('documents.query.kind'), width: 100, render: (row) => label('authorityKind', row.authorityKind) },
    { key: 'officer', title: t('documents.query.officer'), width: 110, render: (row) => row.officer },
    { key: 'basis', title: t('documents.query.legalBasis'), width: 240, render: (row) => row.legalBasis },
    { key: 'registered', title: t('documents.query.registered'), width: 180, render: (row) => `${row.registeredBy.name} ${time.at(row.registeredAt)}` },
    { key: 'decided', title: t('documents.query.decided'), width: 180, render: (row) => row.decidedBy && `${row.decidedBy.name} ${time.at(row.decidedAt)}` },
    { key: 'handedOverAt', title: t('documents.query.handedOver'), width: 116, render: (row) => time.at(row.handedOverAt) },
  ]
  const add = may('external_queries:register') && (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('documents.query.new')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="external-queries"
        title={t('documents.query.title')}
        columns={columns}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/external-queries/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('documents.query.search') },
          { key: 'state', kind: 'choices', label: t('documents.field.state'), choices: useChoices('externalQueryState') },
          { key: 'authority', kind: 'choices', label: t('documents.query.kind'), choices: useChoices('authorityKind') },
        ]}
        views={[
          { key: 'requested', name: label('externalQueryState', 'requested'), query: 'state=requested' },
          { key: 'approved', name: label('externalQueryState', 'approved'), query: 'state=approved' },
          { key: 'all', name: t('documents.view.all'), query: '' },
        ]}
        exportHref={(format) => urlOf('externalqueries.exportExternalQueries', { query: { siteId: site.id, format, filter } })}
        acts={add}
        empty={{ title: t('documents.query.empty'), hint: t('documents.query.emptyHint'), act: add }}
      />
      <Suspense>{making && <QueryForm siteId={site.id} onClose={() => setMaking(false)} onMade={(made) => void navigate({ to: '/external-queries/$id', params: { id: made.id } })} />}</Suspense>
    </>
  )
}
