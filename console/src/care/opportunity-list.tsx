import { AppstoreOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Opportunity, OpportunityStatus, OpportunityType } from '@guanjia/contract/relations.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState, type ListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { CareTabs } from './care-tabs.tsx'
import { OPPORTUNITY_LOOK } from './looks.ts'
import './care.css'

const NoticeForm = lazy(() => import('./notice-form.tsx').then(({ NoticeForm }) => ({ default: NoticeForm })))

function useColumns(): Column<Opportunity>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('care.opportunity.field.number'), width: 156, render: (row) => row.number },
    { key: 'type', title: t('care.opportunity.field.type'), width: 96, render: (row) => label('opportunityType', row.type) },
    { key: 'status', title: t('care.opportunity.field.status'), width: 100, render: (row) => <Look look={OPPORTUNITY_LOOK[row.status]} text={label('opportunityStatus', row.status)} /> },
    { key: 'unit', title: t('care.opportunity.field.unit'), width: 108, render: (row) => row.unit?.name },
    { key: 'what', title: t('care.opportunity.field.what'), render: (row) => <span title={row.what}>{row.what}</span> },
    { key: 'planFor', title: t('care.opportunity.field.planFor'), width: 116, render: (row) => time.at(row.planFor) },
    { key: 'plannedBy', title: t('care.opportunity.field.plannedBy'), width: 92, render: (row) => row.plannedBy?.name },
    { key: 'noticedBy', title: t('care.opportunity.field.noticedBy'), width: 92, render: (row) => row.noticedBy.name },
    { key: 'noticedAt', title: t('care.opportunity.field.noticedAt'), width: 116, render: (row) => time.at(row.noticedAt) },
    { key: 'doneAt', title: t('care.opportunity.field.doneAt'), width: 116, render: (row) => time.at(row.doneAt) },
    { key: 'source', title: t('care.opportunity.field.source'), width: 96, isHidden: true, render: (row) => label('opportunitySource', row.source) },
  ]
}

/** All opportunities with their filters, as a list or as a board. */
export function OpportunityList() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const navigate = useNavigate()
  const state = useListState()
  const [adding, setAdding] = useState(false)
  const types = useChoices('opportunityType')
  const statuses = useChoices('opportunityStatus')
  const sources = useChoices('opportunitySource')
  const { q, type, status, source, open, praise, doneFrom, doneTo, from, to, show } = state.search
  const filter = {
    q, type: type?.split(',') as OpportunityType[] | undefined, status: status?.split(',') as OpportunityStatus[] | undefined, source: source?.split(',') as Opportunity['source'][] | undefined, open: yes(open), praise: yes(praise), doneFrom, doneTo, from, to,
  }
  const rows = useCall('relations.listOpportunities', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('relations:notice') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('care.opportunity.new')}
    </Button>
  )
  const columns = useColumns()
  const acts = (
    <>
      <Segmented
        value={show === 'board' ? 'board' : 'list'}
        aria-label={t('care.opportunity.shownAs')}
        options={[
          { value: 'list', icon: <UnorderedListOutlined />, title: t('care.opportunity.list') },
          { value: 'board', icon: <AppstoreOutlined />, title: t('care.opportunity.board') },
        ]}
        onChange={(next) => state.change({ show: next === 'board' ? 'board' : undefined })}
      />
      <CareTabs at="opportunities" />
      {add}
    </>
  )
  return (
    <>
      {show === 'board' ? (
        <Board acts={acts} state={state} siteId={site.id} />
      ) : (
        <RecordList
          name="opportunities"
          title={t('care.opportunity.title')}
          columns={columns}
          state={state}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/care/opportunities/${row.id}`}
          filters={[
            { key: 'q', kind: 'words', label: t('care.opportunity.search') },
            { key: 'type', kind: 'choices', label: t('care.opportunity.field.type'), choices: types },
            { key: 'status', kind: 'choices', label: t('care.opportunity.field.status'), choices: statuses },
            { key: 'source', kind: 'choices', label: t('care.opportunity.field.source'), choices: sources, isRare: true },
          ]}
          views={[
            { key: 'open', name: t('care.opportunity.view.open'), query: 'open=true' },
            { key: 'request', name: t('care.opportunity.view.request'), query: 'open=true&type=special_request' },
            { key: 'done', name: t('care.opportunity.view.done'), query: 'status=done,thanked' },
            { key: 'praised', name: t('care.opportunity.view.praised'), query: 'praise=true' },
            { key: 'all', name: t('care.opportunity.view.all'), query: '' },
          ]}
          exportHref={(format) => urlOf('relations.exportOpportunities', { query: { siteId: site.id, format, filter } })}
          acts={acts}
          empty={{ title: t('care.opportunity.empty'), hint: t('care.opportunity.emptyHint'), act: add }}
        />
      )}
      <Suspense>{adding && <NoticeForm onClose={() => setAdding(false)} onMade={({ id }) => void navigate({ to: '/care/opportunities/$id', params: { id } })} />}</Suspense>
    </>
  )
}

const COLUMNS: readonly OpportunityStatus[] = ['noticed', 'planned', 'approved', 'done']

function Board({ acts, state, siteId }: { acts: React.ReactNode; state: ListState; siteId: string }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const types = state.search['type']?.split(',') as OpportunityType[] | undefined
  const rows = useCall('relations.listOpportunities', { query: { siteId, limit: 200, filter: { status: [...COLUMNS], type: types } } })
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('care.opportunity.title')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          {acts}
        </div>
      </div>
      <div className="gj-care-board">
        {COLUMNS.map((status) => {
          const here = rows.data?.items.filter((row) => row.status === status) ?? []
          return (
            <section key={status} className="gj-card" aria-label={label('opportunityStatus', status)}>
              <header>
                <Look look={OPPORTUNITY_LOOK[status]} text={label('opportunityStatus', status)} plain />
                <span className="gj-quiet">{here.length}</span>
              </header>
              <div className="gj-body">
                {here.slice(0, 30).map((row) => (
                  <Link key={row.id} to="/care/opportunities/$id" params={{ id: row.id }} className="gj-care-card">
                    <span>{row.what}</span>
                    <span className="gj-quiet gj-small">
                      {[row.unit?.name, label('opportunityType', row.type), (row.doneBy ?? row.plannedBy ?? row.noticedBy).name, time.short(row.doneAt ?? row.plannedAt ?? row.noticedAt)].filter(Boolean).join(' · ')}
                    </span>
                  </Link>
                ))}
                {rows.data && here.length === 0 && <p className="gj-quiet">{t('care.opportunity.boardEmpty')}</p>}
              </div>
            </section>
          )
        })}
      </div>
    </div>
  )
}
