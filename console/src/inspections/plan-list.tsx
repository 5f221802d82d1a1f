import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { formatDuration, formatShare, urlOf, useCall, useLabel, useT, useTime, type T } from '@guanjia/ui'
import type { InspectionPlan } from '@guanjia/contract/inspections.ts'
import { useWordedBulk } from '../kit/bulk-acts.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useOnePage } from '../kit/one-page.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import { InspectionTabs } from './inspection-tabs.tsx'
import { PlanState } from './looks.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import { ruleWords } from './rule-words.ts'
import './inspections.css'

const PlanForm = lazy(() => import('./plan-form.tsx').then(({ PlanForm }) => ({ default: PlanForm })))

function columnsOf(t: T, label: ReturnType<typeof useLabel>, at: (instant: string) => string): Column<InspectionPlan>[] {
  return [
    { key: 'name', title: t('inspections.plans.name'), width: 210, render: (row) => row.name },
    { key: 'kind', title: t('inspections.plans.kind'), width: 110, render: (row) => (row.meters ? <>{label('roundKind', row.kind)} <span className="gj-quiet">{label('metersRead', row.meters)}</span></> : label('roundKind', row.kind)) },
    { key: 'state', title: t('inspections.plans.state'), width: 96, render: (row) => <PlanState state={row.state} /> },
    { key: 'rule', title: t('inspections.plans.rule'), render: (row) => <span className="gj-clip" title={row.rule}>{ruleWords(row.rule, t)}</span> },
    { key: 'route', title: t('inspections.plans.route'), width: 150, render: (row) => row.route.name },
    { key: 'who', title: t('inspections.plans.who'), width: 110, render: (row) => row.employee?.name ?? (row.role ? [label('role', row.role), row.zone?.name].filter(Boolean).join(' · ') : t('inspections.anybody')) },
    { key: 'window', title: t('inspections.plans.window'), width: 84, align: 'right', render: (row) => formatDuration(row.windowMinutes * 60, t) },
    { key: 'next', title: t('inspections.plans.next'), width: 116, render: (row) => (row.next[0] ? <span title={row.next.map(at).join(t('inspections.rule.comma'))}>{at(row.next[0])}</span> : <span className="gj-quiet">—</span>) },
    { key: 'rate', title: t('inspections.plans.rate'), width: 110, align: 'right', render: (row) => <span className={row.doneRate !== null && row.doneRate < 0.9 ? 'gj-tone' : undefined} data-tone="overdue">{row.doneRate !== null && row.doneRate < 0.9 ? '▲ ' : ''}{formatShare(row.doneRate)}</span> },
    { key: 'holidays', title: t('inspections.plans.holidays'), width: 130, isHidden: true, render: (row) => label('holidayRule', row.holidays) },
    { key: 'season', title: t('inspections.plans.season'), width: 120, isHidden: true, render: (row) => row.season && `${row.season.from}–${row.season.to}` },
  ]
}

/** What is walked when, by whom; with the share that was done in time. */
export function PlanList() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isMaking, setMaking] = useState(false)
  const mayManage = may('inspections:manage')
  const filter = { kind: many(state.search.kind), state: many(state.search.state) } as never
  const found = useCall('inspections.listPlans', { query: { siteId: site.id, filter } })
  const columns = useMemo(() => columnsOf(t, label, time.at), [t, label, time.at])
  useShortcut('n', () => setMaking(true), mayManage)
  const bulk = useWordedBulk('/inspection-plans/{id}/actions', ['inspections'], [
    { action: 'resume', name: label('planAction', 'resume') },
    { action: 'pause', name: label('planAction', 'pause'), words: 'reason', isNeeded: true },
    { action: 'end', name: label('planAction', 'end'), words: 'reason', isNeeded: true, isDanger: true },
  ])
  const add = mayManage && <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('inspections.plans.new')}</Button>
  return (
    <>
      <RecordList
        name="inspection-plans"
        title={t('inspections.tabs.plans')}
        columns={columns}
        state={state}
        rows={useOnePage(found)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/inspections/plans/${row.id}`}
        filters={[
          { key: 'kind', kind: 'choices', label: t('inspections.plans.kind'), choices: useChoices('roundKind') },
          { key: 'state', kind: 'choices', label: t('inspections.plans.state'), choices: useChoices('planState') },
        ]}
        views={[
          { key: 'current', name: t('inspections.plans.view.current'), query: 'state=running,paused' },
          { key: 'paused', name: t('inspections.plans.view.paused'), query: 'state=paused' },
          { key: 'all', name: t('inspections.rounds.view.all'), query: '' },
        ]}
        exportHref={(format) => urlOf('inspections.exportPlans', { query: { siteId: site.id, format, filter } })}
        bulk={mayManage ? bulk : undefined}
        acts={<><ReadyPlans size="small" />{add}</>}
        above={<div><InspectionTabs at="plans" /></div>}
        empty={{ title: t('inspections.plans.empty'), hint: t('inspections.plans.emptyHint'), act: <span className="gj-row" style={{ justifyContent: 'center' }}><ReadyPlans size="small" />{add}</span> }}
      />
      <Suspense>{isMaking && <PlanForm plan={null} onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
