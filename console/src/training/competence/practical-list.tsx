import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime, type Shape, type Tone } from '@guanjia/ui'
import type { PracticalSummary } from '@guanjia/contract/practicals.ts'
import { useChoices } from '../../kit/choices.ts'
import type { Column } from '../../kit/data-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { RecordList } from '../../kit/record-list.tsx'
import { many, yes } from '../../kit/search.ts'
import { Look } from '../../kit/status-tag.tsx'
import { useMay, useSite } from '../../session/session.tsx'
import { CompetenceTabs } from './tabs.tsx'

const PracticalForm = lazy(() => import('./practical-form.tsx').then(({ PracticalForm }) => ({ default: PracticalForm })))
export const PRACTICAL_LOOKS: Record<PracticalSummary['state'], { tone: Tone; shape: Shape }> = { open: { tone: 'idle', shape: 'ring' }, third: { tone: 'soon', shape: 'pause' }, scored: { tone: 'active', shape: 'half' }, signed: { tone: 'done', shape: 'tick' }, cancelled: { tone: 'closed', shape: 'tick' } }
const RESULT_LOOKS: Record<NonNullable<PracticalSummary['result']>, { tone: Tone; shape: Shape }> = { passed: { tone: 'done', shape: 'tick' }, failed: { tone: 'overdue', shape: 'triangle' }, theory: { tone: 'soon', shape: 'pause' } }
export const percent = (value: number | null): string => (value === null ? '—' : `${value}%`)

export function ResultTag({ result }: { result: PracticalSummary['result'] }) {
  const label = useLabel()
  return result === null ? <>—</> : <Look look={RESULT_LOOKS[result]} text={label('practicalResult', result)} />
}

function useColumns(): Column<PracticalSummary>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('competence.practical.number'), width: 160, render: (row) => row.number },
    { key: 'who', title: t('competence.practical.who'), width: 100, render: (row) => row.employee.name },
    { key: 'rubric', title: t('competence.practical.rubric'), render: (row) => row.rubric.name },
    { key: 'purpose', title: t('competence.practical.purpose'), width: 110, render: (row) => label('practicalPurpose', row.purpose) },
    { key: 'state', title: t('competence.practical.state'), width: 140, render: (row) => <Look look={PRACTICAL_LOOKS[row.state]} text={label('practicalState', row.state)} /> },
    { key: 'at', title: t('competence.practical.at'), width: 120, render: (row) => time.at(row.plannedAt) },
    { key: 'submitted', title: t('competence.practical.submitted'), width: 80, align: 'right', render: (row) => `${row.submitted} / ${row.assessors}` },
    { key: 'percent', title: t('competence.practical.percent'), width: 90, align: 'right', render: (row) => percent(row.totalPercent ?? row.practicalPercent) },
    { key: 'result', title: t('competence.practical.result'), width: 150, render: (row) => <><ResultTag result={row.result} />{row.hasRedLine && <span className="gj-tone gj-small" data-tone="overdue"> {t('competence.practical.redLine')}</span>}</> },
    { key: 'until', title: t('competence.practical.until'), width: 110, render: (row) => row.result === 'passed' && (row.validUntil ?? t('competence.practical.valid')) },
  ]
}

/** Practical assessments of the site; own ones for who only scores or is assessed. */
export function PracticalList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const { q, state: states, result, purpose, rubricId, employeeId, mine, from, to } = state.search
  const [isMaking, setMaking] = useState(false)
  const filter = { q, state: many(states), result: many(result), purpose: many(purpose), rubricId, employeeId, mine: yes(mine), from, to } as never
  const rows = useCall('practicals.listPracticals', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('training:manage') && <Button type="primary" onClick={() => setMaking(true)}>{t('competence.practical.new')}</Button>
  return (
    <>
      <RecordList
        name="practicals"
        title={t('competence.practical.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/training/practicals/${row.id}`}
        filters={[{ key: 'q', kind: 'words', label: t('competence.practical.search') }, { key: 'state', kind: 'choices', label: t('competence.practical.state'), choices: useChoices('practicalState') }, { key: 'purpose', kind: 'choices', label: t('competence.practical.purpose'), choices: useChoices('practicalPurpose') }, { key: 'result', kind: 'choices', label: t('competence.practical.result'), choices: useChoices('practicalResult') }, { key: 'period', kind: 'period', label: t('competence.practical.at') }]}
        views={[{ key: 'all', name: t('competence.practical.all'), query: '' }, { key: 'open', name: t('competence.practical.toScore'), query: 'state=open' }, { key: 'third', name: t('competence.practical.third'), query: 'state=third' }, { key: 'failed', name: t('competence.practical.failed'), query: 'result=failed' }, { key: 'mine', name: t('competence.practical.mine'), query: 'mine=true' }]}
        exportHref={may('training:manage') ? (format) => urlOf('practicals.exportPracticals', { query: { siteId: site.id, format, filter } }) : undefined}
        acts={add}
        above={<CompetenceTabs at="practicals" />}
        empty={{ title: t('competence.practical.empty'), hint: t('competence.practical.emptyHint'), act: add }}
      />
      <Suspense>{isMaking && <PracticalForm onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
