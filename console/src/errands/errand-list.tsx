import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ApplicationState, ApplicationSummary } from '@guanjia/contract/errands.ts'
import type { Utility } from '@guanjia/contract/knowledge.ts'
import { useChoices } from '../kit/choices.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { ErrandTabs, ErrandTag } from './errand-look.tsx'

const NewErrand = lazy(() => import('./errand-forms.tsx').then(({ NewErrand }) => ({ default: NewErrand })))

function useColumns(): Column<ApplicationSummary>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('errands.field.number'), width: 148, render: (row) => row.number },
    { key: 'service', title: t('errands.field.service'), width: 90, render: (row) => label('utility', row.service) },
    {
      key: 'state',
      title: t('errands.field.state'),
      width: 160,
      render: (row) => (
        <span className="gj-row" style={{ gap: 6 }}>
          <ErrandTag state={row.state} />
          {row.state === 'asked' && row.missingPapers > 0 && <span className="gj-quiet gj-small">{t('errands.missing', { n: row.missingPapers })}</span>}
        </span>
      ),
    },
    { key: 'unit', title: t('errands.field.unit'), width: 100, render: (row) => row.unit.name },
    { key: 'person', title: t('errands.field.person'), width: 90, render: (row) => row.person?.name },
    { key: 'provider', title: t('errands.field.provider'), render: (row) => row.provider },
    { key: 'appointment', title: t('errands.field.appointment'), width: 124, render: (row) => time.at(row.appointmentFrom) },
    { key: 'clock', title: t('errands.field.clock'), width: 150, render: (row) => <ClockBadge clock={row.clock} /> },
    { key: 'followedAt', title: t('errands.field.followedAt'), width: 116, render: (row) => time.at(row.followedAt) },
    { key: 'owner', title: t('errands.field.owner'), width: 84, render: (row) => row.owner.name },
  ]
}

/** 代办事项: what the desk applies for at providers, with what is due to be told next. */
export function ErrandList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const { q, service, open, mine, overdue, unit } = state.search
  const [making, setMaking] = useState(unit !== undefined)
  const filter = { q, service: many<Utility>(service), state: many<ApplicationState>(state.search.state), open: yes(open), mine: yes(mine), overdue: yes(overdue), ...periodOf(state.search, site.timeZone) }
  const rows = useCall('errands.listApplications', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('cases:register') && (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('errands.new')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="errands"
        title={t('errands.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/errands/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('errands.search') },
          { key: 'service', kind: 'choices', label: t('errands.field.service'), choices: useChoices('utility') },
          { key: 'state', kind: 'choices', label: t('errands.field.state'), choices: useChoices('applicationState') },
          { key: 'overdue', kind: 'flag', label: t('errands.overdue') },
          { key: 'period', kind: 'period', label: t('errands.field.askedAt'), isRare: true },
        ]}
        views={[
          { key: 'open', name: t('errands.view.open'), query: 'open=true' },
          { key: 'mine', name: t('errands.view.mine'), query: 'open=true&mine=true' },
          { key: 'done', name: t('errands.view.done'), query: 'open=false' },
          { key: 'all', name: t('errands.view.all'), query: '' },
        ]}
        exportHref={may('cases:export') ? (format) => urlOf('errands.exportApplications', { query: { siteId: site.id, format, filter } }) : undefined}
        acts={
          <>
            <ErrandTabs at="errands" />
            {add}
          </>
        }
        empty={{ title: t('errands.empty'), hint: t('errands.emptyHint'), act: add }}
      />
      <Suspense>
        {making && (
          <NewErrand
            siteId={site.id}
            unitId={unit ?? null}
            onClose={() => setMaking(false)}
            onMade={(made) => void navigate({ to: '/errands/$id', params: { id: made.id } })}
          />
        )}
      </Suspense>
    </>
  )
}
