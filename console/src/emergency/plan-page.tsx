import { App } from 'antd'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { EmergencyPlan } from '@guanjia/contract/emergency.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { History, inOwnWords } from '../kit/history.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone } from '../session/session.tsx'
import { PlanStateTag } from './looks.tsx'
import { PlanShown } from './plan-shown.tsx'

const PlanEditor = lazy(() => import('./plan-editor.tsx').then(({ PlanEditor }) => ({ default: PlanEditor })))

/** One plan: what holds, what is drafted, and the versions that held before. */
export function PlanPage() {
  const { id } = useParams({ from: '/shell/emergency/plans/$id' })
  if (id === 'new') return <Suspense><PlanEditor plan={null} onClose={() => undefined} /></Suspense>
  return <Found key={id} id={id} />
}

function Found({ id }: { id: string }) {
  const found = useCall('emergency.getEmergencyPlan', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return <SiteZone siteId={found.data.siteId}><Page plan={found.data} /></SiteZone>
}

function Page({ plan }: { plan: EmergencyPlan }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complain = useComplain()
  const { message } = App.useApp()
  const [isEditing, setEditing] = useState(false)
  const [shown, setShown] = useState<'content' | 'draft'>(plan.content === null ? 'draft' : 'content')
  const act = useAct('emergency.actOnEmergencyPlan', ['emergency'])
  const timeline = useCall('emergency.emergencyPlanTimeline', { params: { id: plan.id } })
  const versions = useCall('emergency.emergencyPlanVersions', { params: { id: plan.id } })
  if (isEditing) return <Suspense><PlanEditor plan={plan} onClose={() => setEditing(false)} /></Suspense>
  const run = (action: 'approve' | 'discard' | 'confirm' | 'retire' | 'restore'): void => act.mutate({ params: { id: plan.id }, body: { action, version: plan.version } }, { onError: complain, onSuccess: () => void message.success(label('emergencyPlanAction', action)) })
  const acts = (['approve', 'edit', 'confirm', 'discard', 'restore', 'retire'] as const).filter((action) => plan.allowedActions.includes(action)).map((action): Act => ({ key: action, text: label('emergencyPlanAction', action), isDanger: action === 'retire' || action === 'discard', onClick: () => (action === 'edit' ? setEditing(true) : run(action)) }))
  acts.push({ key: 'print', text: t('emergency.print'), onClick: () => window.open(urlOf('emergency.printEmergencyPlan', { params: { id: plan.id } }), '_blank', 'noopener') })
  if (plan.content !== null && plan.draft !== null) acts.push({ key: 'other', text: t(shown === 'draft' ? 'emergency.plans.showApproved' : 'emergency.plans.showDraft'), onClick: () => setShown(shown === 'draft' ? 'content' : 'draft') })
  const content = shown === 'draft' && plan.draft !== null ? plan.draft : (plan.content ?? plan.draft)!
  return (
    <RecordPage
      number={label('incidentKind', plan.kind)} title={plan.name}
      tags={<><PlanStateTag state={plan.state} />{plan.number !== null && <span className="gj-quiet">V{plan.number}</span>}{plan.draft !== null && <span className="gj-quiet">{t('emergency.plans.hasDraft')} {plan.draftBy}</span>}{plan.isReviewDue && <span className="gj-tone gj-pill" data-tone="overdue">▲ {t('emergency.plans.due')} {plan.reviewOn}</span>}</>}
      acts={<ActionBar acts={acts} hasNext={plan.allowedActions.length > 0} />}
      aside={<History title={t('emergency.history')} entries={inOwnWords(timeline.data?.items, { action: ({ action }) => { const own = label('emergencyPlanAction', action as 'approve'); return own === action ? t(`emergency.happening.${action}` as 'emergency.happening.reported', { defaultValue: action }) : own } })} error={timeline.error} onRetry={() => void timeline.refetch()} />}
    >
      <FactGroup title={t('emergency.plans.standing')}>
        <Facts facts={[{ label: t('emergency.plans.approved'), value: plan.approvedAt && `${time.at(plan.approvedAt)} ${plan.approvedBy}` }, { label: t('emergency.plans.reviewOn'), value: plan.reviewOn }, { label: t('emergency.plans.version'), value: versions.data?.items.map(({ number, approvedAt, approvedBy }) => `V${number} ${time.at(approvedAt)} ${approvedBy}`).join('；'), isWide: true }]} />
      </FactGroup>
      <PlanShown content={content} siteId={plan.siteId} />
    </RecordPage>
  )
}
