import { App, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatDuration, formatShare, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { InspectionPlan } from '@guanjia/contract/inspections.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { InspectionHistory } from './history.tsx'
import { PlanState, Presence, RoundState } from './looks.tsx'
import { Progress, useWalker, useWindowWords } from './round-bits.tsx'
import { useRuleWords } from './rule-words.ts'
import './inspections.css'

type Action = InspectionPlan['allowedActions'][number]
const PlanForm = lazy(() => import('./plan-form.tsx').then(({ PlanForm }) => ({ default: PlanForm })))
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ reason?: string }> })))

/** A plan: when and what, the next rounds, and how the last ones went. */
export function PlanPage() {
  const { id } = useParams({ from: '/shell/inspections/plans/$id' })
  const plan = useCall('inspections.getPlan', { params: { id } })
  if (!plan.data) return <RecordWaiting error={plan.error} onRetry={() => void plan.refetch()} />
  return (
    <SiteZone siteId={plan.data.siteId}>
      <Page key={id} plan={plan.data} />
    </SiteZone>
  )
}

function Page({ plan }: { plan: InspectionPlan }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const words = useRuleWords()
  const complain = useComplain()
  const { message } = App.useApp()
  const [isEditing, setEditing] = useState(false)
  const [opened, setOpened] = useState<Action | null>(null)
  const timeline = useCall('inspections.planTimeline', { params: { id: plan.id } })
  const act = useAct('inspections.actOnPlan', ['inspections'])
  const done = (action: Action): void => void message.success(t('shell.acts.done', { verb: label('planAction', action) }))
  const acts: Act[] = [
    ...(plan.allowedActions.includes('resume') ? [{ key: 'resume', text: label('planAction', 'resume'), onClick: () => act.mutate({ params: { id: plan.id }, body: { action: 'resume', version: plan.version } }, { onError: complain, onSuccess: () => done('resume') }) }] : []),
    ...(may('inspections:manage') && plan.state !== 'ended' ? [{ key: 'edit', text: t('inspections.plans.edit'), onClick: () => setEditing(true) }] : []),
    ...plan.allowedActions.filter((action) => action !== 'resume').map((action): Act => ({ key: action, text: label('planAction', action), isDanger: action === 'end', onClick: () => setOpened(action) })),
  ]
  const comma = t('inspections.rule.comma')
  return (
    <RecordPage
      number={label('roundKind', plan.kind)}
      title={plan.name}
      tags={<><PlanState state={plan.state} /><span>{words(plan.rule)}</span><span className="gj-quiet">{t('inspections.plans.rate')} {formatShare(plan.doneRate)}</span></>}
      acts={<ActionBar acts={acts} />}
      aside={
        <>
          <header><h2>{t('inspections.plans.preview')}</h2></header>
          <div className="gj-body gj-insp-next">
            {plan.next.length === 0 && <p className="gj-quiet">{t(plan.state === 'running' ? 'inspections.plans.noNext' : 'inspections.plans.notRunning')}</p>}
            <ol>{plan.next.map((at) => <li key={at}>{time.day(at)} <strong>{time.at(at).slice(-5)}</strong></li>)}</ol>
          </div>
          <InspectionHistory of="plan" entries={timeline.data?.items} error={timeline.error} onRetry={() => void timeline.refetch()} />
        </>
      }
    >
      <FactGroup title={t('inspections.plans.facts')}>
        <Facts
          facts={[
            { label: t('inspections.plans.meters'), value: plan.meters && label('metersRead', plan.meters) },
            { label: t('inspections.plans.route'), value: <Link to="/inspections/routes/$id" params={{ id: plan.route.id }}>{plan.route.name}</Link> },
            { label: t('inspections.plans.who'), value: plan.employee?.name ?? (plan.role ? [label('role', plan.role), plan.zone?.name].filter(Boolean).join(' · ') : t('inspections.anybody')) },
            { label: t('inspections.plans.participants'), value: plan.participants.map((role) => label('role', role)).join(comma) },
            { label: t('inspections.plans.window'), value: formatDuration(plan.windowMinutes * 60, t) },
            { label: t('inspections.plans.lead'), value: `${plan.leadHours} ${t('inspections.hours')}` },
            { label: t('inspections.plans.startsOn'), value: `${plan.startsOn} – ${plan.endsOn ?? t('inspections.plans.noEnd')}` },
            { label: t('inspections.plans.season'), value: plan.season && `${plan.season.from} – ${plan.season.to}` },
            { label: t('inspections.plans.holidays'), value: label('holidayRule', plan.holidays) },
            { label: t('inspections.plans.overlap'), value: label('overlapRule', plan.overlap) },
            { label: t('inspections.plans.misfire'), value: label('misfireRule', plan.misfire) },
            { label: t('inspections.plans.photoWhenFine'), value: plan.photoWhenFine && t('shell.yes') },
          ]}
        />
      </FactGroup>
      <LastRounds plan={plan} />
      <Suspense>
        {isEditing && <PlanForm plan={plan} onClose={() => setEditing(false)} />}
        {opened && (
          <ActForm
            title={`${label('planAction', opened)} · ${plan.name}`}
            verb={label('planAction', opened)}
            isDanger={opened === 'end'}
            hint={t(opened === 'end' ? 'inspections.plans.endHint' : 'inspections.plans.pauseHint')}
            onSubmit={async ({ reason = '' }) => {
              await act.mutateAsync({ params: { id: plan.id }, body: { action: opened, version: plan.version, reason } })
              done(opened)
            }}
            onClose={() => setOpened(null)}
          >
            <Form.Item name="reason" label={t('inspections.rounds.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}

const SHOWN = 15

function LastRounds({ plan }: { plan: InspectionPlan }) {
  const t = useT()
  const windowWords = useWindowWords()
  const walker = useWalker()
  const rounds = useCall('inspections.listTasks', { query: { siteId: plan.siteId, limit: SHOWN, filter: { planId: plan.id } } })
  const items = rounds.data?.items ?? []
  return (
    <FactGroup title={t('inspections.plans.rounds')} extra={<Link to="/inspections/rounds" search={{ planId: plan.id }}>{t('inspections.plans.allRounds')}</Link>}>
      {rounds.data && items.length === 0 && <p className="gj-quiet">{t('inspections.plans.noRounds')}</p>}
      <ul className="gj-insp-rows">
        {items.map((round) => (
          <li key={round.id}>
            <Link to="/inspections/rounds/$id" params={{ id: round.id }}>{round.number}</Link>
            <span className="gj-nowrap">{windowWords(round)}</span>
            <span className="gj-grow gj-clip">{walker(round)}</span>
            <Progress round={round} />
            <span style={{ minWidth: 44, textAlign: 'right' }}><Presence score={round.presence} /></span>
            <RoundState state={round.state} isLate={round.isLate} lateWord={t('inspections.late')} />
          </li>
        ))}
      </ul>
    </FactGroup>
  )
}
