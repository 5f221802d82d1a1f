import { Alert, App, Button, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { MaintenancePlan } from '@guanjia/contract/maintenance.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { MaintenanceHistory } from './history.tsx'
import { FacilityLink, PlanState } from './looks.tsx'
import { PlanScope, Rate } from './plan-list.tsx'
import { TaskRows } from './task-rows.tsx'
import { useWhenWords, useWho } from './words.ts'
import '../inspections/inspections.css'
import './maintenance.css'

type Action = MaintenancePlan['allowedActions'][number]
const PlanForm = lazy(() => import('./plan-form.tsx').then(({ PlanForm }) => ({ default: PlanForm })))
const AssignForm = lazy(() => import('./assign-form.tsx').then(({ AssignForm }) => ({ default: AssignForm })))
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ reason?: string }> })))

/** A plan: what and when, the next services, and how the last ones went. */
export function PlanPage() {
  const { id } = useParams({ from: '/shell/maintenance/plans/$id' })
  const plan = useCall('maintenance.getMaintenancePlan', { params: { id } })
  if (!plan.data) return <RecordWaiting error={plan.error} onRetry={() => void plan.refetch()} />
  return (
    <SiteZone siteId={plan.data.siteId}>
      <Page key={id} plan={plan.data} />
    </SiteZone>
  )
}

function Page({ plan }: { plan: MaintenancePlan }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const when = useWhenWords()
  const who = useWho()
  const complain = useComplain()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<Action | 'edit' | 'assign' | null>(null)
  const timeline = useCall('maintenance.maintenancePlanTimeline', { params: { id: plan.id } })
  const act = useAct('maintenance.actOnMaintenancePlan', ['maintenance'])
  const done = (action: Action): void => void message.success(t('shell.acts.done', { verb: label('maintenancePlanAction', action) }))
  const activate = (): void => act.mutate({ params: { id: plan.id }, body: { action: 'activate', version: plan.version } }, { onError: complain, onSuccess: () => done('activate') })
  const lacks = plan.withoutResponsible
  const acts: Act[] = [
    ...(plan.allowedActions.includes('activate') ? [{ key: 'activate', text: label('maintenancePlanAction', 'activate'), onClick: lacks.length > 0 ? () => setOpened('assign') : activate }] : []),
    ...(may('maintenance:write') && plan.state !== 'ended' ? [{ key: 'edit', text: t('maintenance.plans.edit'), onClick: () => setOpened('edit') }] : []),
    ...plan.allowedActions.filter((action) => action !== 'activate').map((action): Act => ({ key: action, text: label('maintenancePlanAction', action), isDanger: action === 'end', onClick: () => setOpened(action) })),
  ]
  return (
    <RecordPage
      number={t('maintenance.tabs.plans')}
      title={plan.name}
      tags={<><PlanState state={plan.state} /><span>{when(plan)}</span><span className="gj-quiet">{t('maintenance.plans.rate')} <Rate value={plan.doneRate} /></span></>}
      acts={<ActionBar acts={acts} hasNext={plan.allowedActions.includes('activate')} />}
      notice={
        lacks.length > 0 && plan.state !== 'ended' && (
          <Alert
            type="warning"
            showIcon
            title={t('maintenance.plans.lacks', { n: lacks.length })}
            description={<span>{lacks.slice(0, 8).map(({ id, code, name }) => `${code} ${name}${id === lacks.at(7)?.id && lacks.length > 8 ? '…' : ''}`).join(t('maintenance.comma'))}{may('maintenance:write') && <> <Button type="link" size="small" onClick={() => setOpened('assign')}>{t('maintenance.facilities.assign')}</Button></>}</span>}
          />
        )
      }
      aside={
        <>
          <header><h2>{t('maintenance.plans.preview')}</h2></header>
          <div className="gj-body gj-insp-next">
            {plan.next.length === 0 && <p className="gj-quiet">{t(plan.trigger === 'counter' ? 'maintenance.plans.byCounter' : plan.state === 'running' ? 'maintenance.plans.noNext' : 'maintenance.plans.notRunning')}</p>}
            <ol>{plan.next.map((at) => <li key={at}>{time.day(at)}</li>)}</ol>
          </div>
          <MaintenanceHistory of="plan" answer={timeline} />
        </>
      }
    >
      <FactGroup title={t('maintenance.plans.facts')}>
        <Facts
          facts={[
            { label: t('maintenance.plans.scope'), value: plan.facility ? <FacilityLink of={plan.facility} /> : <PlanScope plan={plan} /> },
            { label: t('maintenance.tasks.procedure'), value: <Link to="/maintenance/procedures/$id" params={{ id: plan.procedure.id }}>{plan.procedure.name}</Link> },
            { label: t('maintenance.plans.who'), value: who(plan) },
            { label: t('maintenance.plans.trigger'), value: label('planTrigger', plan.trigger) },
            { label: t('maintenance.plans.hysteresis'), value: plan.counter && plan.counter.hysteresis > 0 && `${plan.counter.hysteresis} ${label('counterUnit', plan.counter.unit)}` },
            { label: t('maintenance.plans.startsOn'), value: `${plan.startsOn} – ${plan.endsOn ?? t('maintenance.plans.noEnd')}` },
            { label: t('maintenance.plans.season'), value: plan.season && `${plan.season.from} – ${plan.season.to}` },
            { label: t('maintenance.plans.lead'), value: t('maintenance.days', { n: plan.leadDays }) },
            { label: t('maintenance.plans.grace'), value: t('maintenance.days', { n: plan.graceDays }) },
            { label: t('maintenance.plans.workHours'), value: `${plan.workHours.from}–${plan.workHours.to}` },
            { label: t('maintenance.plans.peakHours'), value: plan.peakHours.map(({ from, to }) => `${from}–${to}`).join(t('maintenance.comma')) },
            { label: t('maintenance.plans.minutes'), value: t('maintenance.minutes', { n: plan.minutes }) },
            { label: t('maintenance.plans.holidays'), value: label('holidayRule', plan.holidays) },
            { label: t('maintenance.plans.overlap'), value: label('overlapRule', plan.overlap) },
            { label: t('maintenance.plans.misfire'), value: label('misfireRule', plan.misfire) },
            { label: t('maintenance.note'), value: plan.note, isWide: true },
          ]}
        />
      </FactGroup>
      <TaskRows siteId={plan.siteId} title={t('maintenance.plans.tasks')} filter={{ planId: plan.id }} empty={t('maintenance.plans.noTasks')} by="facility" />
      <Suspense>
        {opened === 'edit' && <PlanForm plan={plan} onClose={() => setOpened(null)} />}
        {opened === 'assign' && <AssignForm siteId={plan.siteId} facilities={lacks} onClose={() => setOpened(null)} />}
        {(opened === 'pause' || opened === 'end') && (
          <ActForm
            title={`${label('maintenancePlanAction', opened)} · ${plan.name}`}
            verb={label('maintenancePlanAction', opened)}
            isDanger={opened === 'end'}
            hint={t(opened === 'end' ? 'maintenance.plans.endHint' : 'maintenance.plans.pauseHint')}
            onSubmit={async ({ reason = '' }) => {
              await act.mutateAsync({ params: { id: plan.id }, body: { action: opened, version: plan.version, reason } })
              done(opened)
            }}
            onClose={() => setOpened(null)}
          >
            <Form.Item name="reason" label={t('maintenance.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}
