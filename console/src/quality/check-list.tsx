import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ServiceCheck } from '@guanjia/contract/standards.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { QualityTabs } from './quality-tabs.tsx'

const CheckForm = lazy(() => import('./check-form.tsx').then(({ CheckForm }) => ({ default: CheckForm })))

function useColumns(): Column<ServiceCheck>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('quality.checks.number'), width: 150, render: (row) => row.number },
    { key: 'occasion', title: t('quality.checks.occasion'), width: 96, render: (row) => label('checkOccasion', row.occasion) },
    { key: 'standard', title: t('quality.checks.standard'), render: (row) => row.standard.name },
    { key: 'who', title: t('quality.checks.who'), width: 150, render: (row) => row.employee?.name ?? row.place },
    { key: 'score', title: t('quality.checks.score'), width: 90, align: 'right', render: (row) => (row.score === null ? <span className="gj-quiet">{t('quality.checks.noScore')}</span> : <strong className={row.score < 80 ? 'gj-tone' : undefined} data-tone="overdue">{row.score}</strong>) },
    { key: 'red', title: t('quality.checks.red'), width: 90, render: (row) => row.hasRedLine && <span className="gj-tone" data-tone="overdue">▲ {t('quality.checks.red')}</span> },
    { key: 'by', title: t('quality.checks.by'), width: 90, render: (row) => row.checkedBy.name },
    { key: 'at', title: t('quality.checks.at'), width: 120, render: (row) => time.at(row.checkedAt) },
    { key: 'seen', title: t('quality.checks.seen'), width: 120, render: (row) => (row.employee === null ? '' : row.acknowledgedAt ? time.at(row.acknowledgedAt) : <span className="gj-quiet">{t('quality.checks.unseen')}</span>) },
  ]
}

/** Checks of the site for those who score, own ones for everybody. */
export function CheckList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const { employeeId, occasion, scene, mine, redLine, from, to, standard } = state.search
  const [making, setMaking] = useState(standard !== undefined)
  const filter = { employeeId, occasion: many(occasion), scene: many(scene), mine: yes(mine), redLine: yes(redLine), ...periodOf({ from, to }, site.timeZone) } as never
  const rows = useCall('standards.listChecks', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('checks:score') && <Button type="primary" onClick={() => setMaking(true)}>{t('quality.checks.new')}</Button>
  return (
    <>
      <RecordList
        name="service-checks"
        title={t('quality.checks.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/quality/checks/${row.id}`}
        filters={[
          { key: 'employeeId', kind: 'employee', label: t('quality.form.colleague') },
          { key: 'scene', kind: 'choices', label: t('quality.standards.scene'), choices: useChoices('standardScene') },
          { key: 'occasion', kind: 'choices', label: t('quality.checks.occasion'), choices: useChoices('checkOccasion') },
          { key: 'period', kind: 'period', label: t('quality.checks.at') },
        ]}
        views={[
          { key: 'all', name: t('quality.checks.view.all'), query: '' },
          { key: 'mine', name: t('quality.checks.view.mine'), query: 'mine=true' },
          { key: 'red', name: t('quality.checks.view.red'), query: 'redLine=true' },
        ]}
        exportHref={may('checks:score') ? (format) => urlOf('standards.exportChecks', { query: { siteId: site.id, format, filter } }) : undefined}
        acts={<><QualityTabs at="checks" />{add}</>}
        empty={{ title: t('quality.checks.empty'), hint: t('quality.checks.emptyHint'), act: add }}
      />
      <Suspense>{making && <CheckForm standardId={standard} onClose={() => { setMaking(false); state.change({ standard: undefined }) }} />}</Suspense>
    </>
  )
}
