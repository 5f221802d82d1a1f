import { Alert, Button, Drawer } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { EmergencyPlan, PlanContent } from '@guanjia/contract/emergency.ts'
import type { IncidentKind } from '@guanjia/ui/emergency/rules.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { useMay, useSite } from '../session/session.tsx'

const ReportForm = lazy(() => import('./report-form.tsx').then(({ ReportForm }) => ({ default: ReportForm })))

/** 应急速查 at the desk: what the desk does first, what it says, whom it calls; one click from there to the report. */
export function QuickGuide({ onClose }: { onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const may = useMay()
  const [kind, setKind] = useState<IncidentKind | null>(null)
  const [isReporting, setReporting] = useState(false)
  const plans = useCall('emergency.listEmergencyPlans', { query: { siteId: site.id, filter: { state: ['approved', 'draft'] } as never } }, { staleTime: 60_000 })
  const plan = plans.data?.items.find((one) => one.kind === kind)
  return (
    <Drawer open size={640} title={t('emergency.quick.title')} onClose={onClose} extra={may('emergency:work') && <Button type="primary" danger onClick={() => setReporting(true)}>{t('emergency.report')}</Button>}>
      {plans.error && !plans.data && <ProblemAlert error={plans.error} onRetry={() => void plans.refetch()} />}
      <div className="gj-row gj-wrap" role="group" aria-label={t('emergency.kind')} style={{ marginBottom: 12 }}>
        {plans.data?.items.map((one) => <Button key={one.id} type={one.kind === kind ? 'primary' : 'default'} aria-pressed={one.kind === kind} onClick={() => setKind(one.kind)}>{label('incidentKind', one.kind)}</Button>)}
      </div>
      {plans.data?.items.length === 0 && <p className="gj-quiet">{t('emergency.quick.none')}</p>}
      {plan ? <Guide plan={plan} /> : plans.data && plans.data.items.length > 0 && <p className="gj-quiet">{t('emergency.quick.choose')}</p>}
      <Suspense>{isReporting && <ReportForm {...(kind === null ? {} : { kind })} onClose={() => setReporting(false)} />}</Suspense>
    </Drawer>
  )
}

function Guide({ plan }: { plan: EmergencyPlan }) {
  const t = useT()
  const label = useLabel()
  const content = (plan.content ?? plan.draft)!
  const desk = content.roles.filter(({ duty }) => duty === 'service')
  const others = content.roles.filter(({ duty }) => duty !== 'service')
  return (
    <div className="gj-stack">
      {plan.content === null && <Alert type="warning" showIcon title={t('emergency.quick.draft')} />}
      {desk.length > 0 && <FactGroup title={t('emergency.quick.desk')}>{desk.map((role) => <Steps key={role.key} content={content} roleKey={role.key} />)}</FactGroup>}
      {content.announcements.length > 0 && <FactGroup title={t('emergency.quick.say')}><Facts facts={content.announcements.map(({ title, text }) => ({ label: title, value: text.replaceAll('{place}', '＿＿＿'), isWide: true }))} /></FactGroup>}
      {content.outside.length > 0 && <FactGroup title={t('emergency.calls')}><Facts facts={content.outside.map(({ service, name, phone }) => ({ label: label('outsideService', service), value: <><strong>{phone || '—'}</strong> {name}</> }))} /></FactGroup>}
      <FactGroup title={t('emergency.quick.know')}>
        <Facts facts={[{ label: t('emergency.plans.trigger'), value: content.trigger, isWide: true }, ...content.levels.map((one) => ({ label: label('incidentLevel', one.level), value: one.criteria, isWide: true })), { label: t('emergency.assembly'), value: content.assembly, isWide: true }, { label: t('emergency.plans.duties'), value: content.duties, isWide: true }]} />
      </FactGroup>
      {others.length > 0 && <FactGroup title={t('emergency.quick.others')}>{others.map((role) => <div key={role.key}><strong>{role.name}</strong><Steps content={content} roleKey={role.key} /></div>)}</FactGroup>}
    </div>
  )
}

function Steps({ content, roleKey }: { content: PlanContent; roleKey: string }) {
  const t = useT()
  return <ol style={{ margin: '4px 0 8px', paddingInlineStart: 22, listStyle: 'decimal' }}>{content.steps.filter((step) => step.roleKey === roleKey).map((step) => <li key={step.key}>{step.text}{step.minutes !== null && <span className="gj-quiet gj-small"> {t('emergency.plans.minutes', { n: step.minutes })}</span>}</li>)}</ol>
}
