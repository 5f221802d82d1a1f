import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { formatShare, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { MaintenancePlan } from '@guanjia/contract/maintenance.ts'
import { useWordedBulk } from '../kit/bulk-acts.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { ImportLink } from '../kit/import-link.tsx'
import { useListState } from '../kit/list-state.ts'
import { useOnePage } from '../kit/one-page.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import { PlanState } from './looks.tsx'
import { MaintenanceTabs } from './maintenance-tabs.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import { useWhenWords, useWho } from './words.ts'
import '../inspections/inspections.css'
import './maintenance.css'

const PlanForm = lazy(() => import('./plan-form.tsx').then(({ PlanForm }) => ({ default: PlanForm })))

/** What a plan services: one facility, or all of a class. */
export function PlanScope({ plan }: { plan: Pick<MaintenancePlan, 'facility' | 'class' | 'facilities'> }) {
  const t = useT()
  if (plan.facility) return <span className="gj-clip">{plan.facility.code} {plan.facility.name}</span>
  return <span className="gj-clip">{plan.class?.name} <span className="gj-quiet gj-small">{t('maintenance.plans.allOf', { n: plan.facilities })}</span></span>
}

function useColumns(): Column<MaintenancePlan>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const when = useWhenWords()
  const who = useWho()
  return [
    { key: 'name', title: t('maintenance.plans.name'), width: 210, render: (row) => row.name },
    { key: 'state', title: t('maintenance.plans.state'), width: 96, render: (row) => <PlanState state={row.state} /> },
    { key: 'scope', title: t('maintenance.plans.scope'), width: 200, render: (row) => <PlanScope plan={row} /> },
    { key: 'when', title: t('maintenance.plans.when'), render: (row) => <span className="gj-clip" title={row.rule ?? undefined}>{when(row)}</span> },
    { key: 'procedure', title: t('maintenance.tasks.procedure'), width: 150, render: (row) => <span className="gj-clip">{row.procedure.name}</span> },
    { key: 'who', title: t('maintenance.plans.who'), width: 120, render: who },
    { key: 'next', title: t('maintenance.plans.next'), width: 110, render: (row) => (row.next[0] ? <span title={row.next.map((at) => time.day(at)).join(t('maintenance.comma'))}>{time.day(row.next[0])}</span> : <span className="gj-quiet">—</span>) },
    { key: 'rate', title: t('maintenance.plans.rate'), width: 110, align: 'right', render: (row) => <Rate value={row.doneRate} /> },
    { key: 'grace', title: t('maintenance.plans.grace'), width: 90, align: 'right', isHidden: true, render: (row) => t('maintenance.days', { n: row.graceDays }) },
    { key: 'trigger', title: t('maintenance.plans.trigger'), width: 110, isHidden: true, render: (row) => label('planTrigger', row.trigger) },
    { key: 'holidays', title: t('maintenance.plans.holidays'), width: 130, isHidden: true, render: (row) => t(`maintenance.plans.holiday.${row.holidays}`) },
  ]
}

/** A share that is below 90 % is marked. */
export function Rate({ value }: { value: number | null }) {
  const isLow = value !== null && value < 0.9
  return <span className={isLow ? 'gj-tone' : undefined} data-tone="overdue" style={{ fontSize: 'inherit' }}>{isLow ? '▲ ' : ''}{formatShare(value)}</span>
}

/** What is serviced when, by whom; with the share that was done in time. */
export function PlanList() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isMaking, setMaking] = useState(false)
  const mayWrite = may('maintenance:write')
  const { q, facilityId } = state.search
  const filter = { q, facilityId, state: many(state.search.state), trigger: many(state.search.trigger) } as never
  const found = useCall('maintenance.listMaintenancePlans', { query: { siteId: site.id, filter } })
  useShortcut('n', () => setMaking(true), mayWrite)
  const bulk = useWordedBulk('/maintenance-plans/{id}/actions', ['maintenance'], [
    { action: 'activate', name: label('maintenancePlanAction', 'activate') },
    { action: 'pause', name: label('maintenancePlanAction', 'pause'), words: 'reason', isNeeded: true },
    { action: 'end', name: label('maintenancePlanAction', 'end'), words: 'reason', isNeeded: true, isDanger: true },
  ])
  const add = mayWrite && <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('maintenance.plans.new')}</Button>
  return (
    <>
      <RecordList
        name="maintenance-plans"
        title={t('maintenance.tabs.plans')}
        columns={useColumns()}
        state={state}
        rows={useOnePage(found)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/maintenance/plans/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('maintenance.plans.search') },
          { key: 'state', kind: 'choices', label: t('maintenance.plans.state'), choices: useChoices('maintenancePlanState') },
          { key: 'trigger', kind: 'choices', label: t('maintenance.plans.trigger'), choices: useChoices('planTrigger') },
        ]}
        views={[
          { key: 'current', name: t('maintenance.plans.view.current'), query: 'state=running,paused' },
          { key: 'paused', name: t('maintenance.plans.view.paused'), query: 'state=paused' },
          { key: 'all', name: t('maintenance.all'), query: '' },
        ]}
        exportHref={(format) => urlOf('maintenance.exportMaintenancePlans', { query: { siteId: site.id, format, filter } })}
        bulk={mayWrite ? bulk : undefined}
        acts={<><ImportLink kind="maintenance_plans" needs="maintenance:write" /><ReadyPlans size="small" />{add}</>}
        above={<MaintenanceTabs at="plans" />}
        empty={{ title: t('maintenance.plans.empty'), hint: t('maintenance.plans.emptyHint'), act: <span className="gj-row" style={{ justifyContent: 'center' }}><ReadyPlans size="small" />{add}</span> }}
      />
      <Suspense>{isMaking && <PlanForm plan={null} onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
