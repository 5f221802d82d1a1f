import { App, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ServicePlan } from '@guanjia/contract/service-plans.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { History, inOwnWords } from '../kit/history.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { PLAN_LOOKS } from './plan-list.tsx'
import { TASK_LOOKS } from './task-list.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ reason: string }> })))
const PlanForm = lazy(() => import('./plan-form.tsx').then(({ PlanForm }) => ({ default: PlanForm })))
const HAPPENINGS = ['made', 'added', 'ended', 'runs_again', 'called_off', 'assist_asked', 'assist_accept', 'assist_finish', 'assist_decline', 'assist_cancel', 'assist_reopen', 'assist_close'] as const

/** One plan: what it is for, who does which part by when, and how far each is. */
export function PlanPage() {
  const { id } = useParams({ from: '/shell/tasks/plans/$id' })
  const plan = useCall('servicePlans.getServicePlan', { params: { id } })
  if (!plan.data) return <RecordWaiting error={plan.error} onRetry={() => void plan.refetch()} />
  return <Page key={id} plan={plan.data} />
}

function Page({ plan }: { plan: ServicePlan }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<'add' | 'call_off' | null>(null)
  const act = useAct('servicePlans.actOnServicePlan', ['servicePlans', 'tasks', 'platform'])
  const timeline = useCall('servicePlans.servicePlanTimeline', { params: { id: plan.id } })
  const acts = plan.allowedActions.map((action): Act => ({ key: action, text: t(action === 'add' ? 'servicePlans.add' : 'servicePlans.callOff'), isRare: action === 'call_off', isDanger: action === 'call_off', onClick: () => setOpened(action) }))
  const entries = inOwnWords(timeline.data?.items, { action: ({ action }) => (HAPPENINGS.find((known) => known === action) ? t(`servicePlans.happening.${action as 'made'}`) : action) })
  return (
    <RecordPage
      number={plan.number}
      title={plan.title}
      tags={<><Look look={PLAN_LOOKS[plan.state]} text={label('servicePlanState', plan.state)} /><span className="gj-quiet">{t('servicePlans.of', { done: plan.done, n: plan.tasks })}</span>{plan.late > 0 && <span className="gj-tone" data-tone="overdue">▲ {t('servicePlans.lateN', { n: plan.late })}</span>}</>}
      acts={<ActionBar acts={acts} hasNext={plan.state === 'running'} />}
      aside={<History entries={entries} error={timeline.error} onRetry={() => void timeline.refetch()} />}
    >
      <FactGroup title={t('servicePlans.title')}>
        <Facts facts={[{ label: t('servicePlans.madeBy'), value: `${plan.madeBy.name} ${time.at(plan.madeAt)}` }, { label: t('servicePlans.lastDue'), value: plan.dueAt && time.at(plan.dueAt) }, { label: t('servicePlans.need'), value: plan.need, isWide: true }, { label: t('servicePlans.aim'), value: plan.aim, isWide: true }, { label: t('servicePlans.reason'), value: plan.reason, isWide: true }]} />
      </FactGroup>
      <FactGroup title={t('servicePlans.lines')}>
        <FigureTable head={[{ words: t('tasks.what') }, { words: t('tasks.to') }, { words: t('tasks.doer') }, { words: t('tasks.due') }, { words: t('tasks.state_') }]}>
          {plan.items.map((one) => (
            <tr key={one.id}>
              <td data-text style={{ whiteSpace: 'normal' }}><Link to="/tasks/$id" params={{ id: one.id }}>{one.title}</Link><div className="gj-quiet gj-small">{[one.number, one.outcome].filter(Boolean).join(' · ')}</div></td>
              <td data-text>{one.toDepartment?.name}</td>
              <td data-text>{one.doer?.name}</td>
              <td data-text>{one.clock && one.state !== 'closed' ? <ClockBadge clock={one.clock} /> : time.short(one.dueAt)}</td>
              <td data-text><Look look={TASK_LOOKS[one.state]} text={t(`tasks.state.${one.state}`)} /></td>
            </tr>
          ))}
        </FigureTable>
      </FactGroup>
      <Suspense>
        {opened === 'add' && <PlanForm plan={plan} onClose={() => setOpened(null)} />}
        {opened === 'call_off' && (
          <ActForm
            title={`${t('servicePlans.callOff')} · ${plan.number}`}
            verb={t('servicePlans.callOff')}
            isDanger
            hint={t('servicePlans.callOffHint')}
            onSubmit={async ({ reason }) => {
              await act.mutateAsync({ params: { id: plan.id }, body: { action: 'call_off', version: plan.version, reason } })
              void message.success(t('tasks.done'))
            }}
            onClose={() => setOpened(null)}
          >
            <Form.Item name="reason" label={t('servicePlans.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}
