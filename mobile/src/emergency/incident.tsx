import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useParams } from 'wouter'
import type { Incident, IncidentStep } from '@guanjia/contract/emergency.ts'
import type { CallInput } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { INCIDENT_LOOK } from '@guanjia/ui/clock/status-view.ts'
import { useNow } from '@guanjia/ui/clock/use-now.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { ActBar, type MoreAct } from '../kit/act-bar.tsx'
import { CallButton } from '../kit/call-button.tsx'
import { Facts, Section, fact } from '../kit/facts.tsx'
import { Refreshable } from '../kit/list.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { StatusTag } from '../kit/status.tsx'
import { IncidentSheet, type SheetKind } from './sheets.tsx'
import './emergency.css'

type Body = CallInput<'emergency.actOnIncident'>['body']
/** What is written on a sheet; the rest is one tap. */
const SHEETS: readonly SheetKind[] = ['note', 'count', 'call', 'announce', 'control', 'close', 'call_off']

/** My role card: what I hold, what I do now and until when, who else is there, whom to call. */
export function IncidentScreen() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const answer = useCall('emergency.getIncident', { params: { id } })
  if (!answer.data) return <Page title={t('mobileEmergency.all')} back="/incidents">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  return <Board one={answer.data} />
}

function Board({ one }: { one: Incident }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [sheet, setSheet] = useState<SheetKind | { kind: 'impossible'; step: IncidentStep } | null>(null)
  const { send, isBusy, error } = useSend('emergency.actOnIncident', one.id, ['emergency'], { isDated: true })
  const act = (body: NonNullable<Body>): void => void send({ params: { id: one.id }, body }).catch(() => null)
  const may = (action: Incident['allowedActions'][number]): boolean => one.allowedActions.includes(action)
  const own = one.steplist.filter(({ roleKey }) => one.mine.roleKeys.includes(roleKey))
  const others = one.steplist.filter(({ roleKey }) => !one.mine.roleKeys.includes(roleKey))
  const first = one.mine.mustAcknowledge ? 'acknowledge' : may('activate') ? 'activate' : one.mine.roleKeys.length > 0 && !one.mine.isAtPost && may('at_post') ? 'at_post' : null
  const primary = first !== null && <Button block size="large" color="danger" loading={isBusy} onClick={() => act(first === 'acknowledge' ? { action: 'acknowledge' } : first === 'activate' ? { action: 'activate' } : { action: 'at_post' })}>{label('incidentAction', first)}</Button>
  const rest: MoreAct[] = SHEETS.filter(may).map((kind) => ({ key: kind, text: label('incidentAction', kind), isBad: kind === 'call_off', onPick: () => setSheet(kind) }))
  if (may('fill') && one.gaps > 0) rest.unshift({ key: 'fill', text: label('incidentAction', 'fill'), onPick: () => act({ action: 'fill' }) })
  const card = (step: IncidentStep) => <StepCard key={step.id} step={step} isBusy={isBusy} onDone={() => act({ action: 'done', stepId: step.id })} onImpossible={() => setSheet({ kind: 'impossible', step })} />
  return (
    <Page title={`${label('incidentKind', one.kind)} ${one.number}`} back="/incidents" foot={(primary || rest.length > 0) && <ActBar primary={primary || undefined} rest={rest} />}>
      <Refreshable modules={['emergency']}>
        <section className="card form">
          <span className="record-top">
            <StatusTag look={INCIDENT_LOOK[one.state]} text={label('incidentState', one.state)} />
            {one.isDrill && <strong className="incident-drill">{t('mobileEmergency.drill')}</strong>}
            <span className="muted">{label('incidentLevel', one.level)}</span>
          </span>
          <Facts items={[fact(t('mobileEmergency.place'), one.place), fact(t('mobileEmergency.reported'), `${time.at(one.reportedAt)} ${one.reportedBy.name}`), fact(t('mobileEmergency.mine'), one.roles.filter(({ key }) => one.mine.roleKeys.includes(key)).map(({ name }) => name).join('、')), fact(t('mobileEmergency.assembly'), one.content?.assembly), fact(t('mobileEmergency.outcome'), one.outcome), fact(t('mobileEmergency.inquiry'), one.inquiry && t('mobileEmergency.inquiryText', one.inquiry))]} />
          {one.description && <p className="form-lead">{one.description}</p>}
          <Pictures files={one.files} />
          <ProblemNote error={error} />
        </section>
        {own.length > 0 && <Section title={t('mobileEmergency.myCard')}>{own.map(card)}</Section>}
        {one.roles.length > 0 && (
          <Section title={t('mobileEmergency.people')}>
            {one.roles.map((role) => (
              <p key={role.id} className="incident-role">
                <strong>{role.name}</strong> {role.holders.map(({ name, acknowledgedAt, atPostAt }) => `${name}${atPostAt ? ` ${label('incidentAction', 'at_post')}` : acknowledgedAt ? ` ${label('incidentAction', 'acknowledge')}` : ''}`).join('、')}
                {role.missing > 0 && <span className="is-missing"> ▲ {t('mobileEmergency.missing', { n: role.missing })}</span>}
              </p>
            ))}
          </Section>
        )}
        {others.length > 0 && <Section title={t('mobileEmergency.others')}>{others.map(card)}</Section>}
        {one.content && one.content.outside.length > 0 && <Section title={t('mobileEmergency.numbers')}>{one.content.outside.map(({ name, phone }) => <CallButton key={name} name={name} phone={phone} />)}</Section>}
        {one.calls.length > 0 && (
          <Section title={t('mobileEmergency.calls')}>
            {one.calls.map((call) => (
              <p key={call.id} className="incident-role">
                {label('outsideService', call.service)} {call.name} {time.short(call.calledAt)}
                {call.arrivedAt ? <strong> {label('incidentAction', 'arrived')} {time.short(call.arrivedAt)}</strong> : may('arrived') && <Button size="small" style={{ minHeight: 44, marginInlineStart: 8 }} onClick={() => act({ action: 'arrived', callId: call.id })}>{label('incidentAction', 'arrived')}</Button>}
              </p>
            ))}
          </Section>
        )}
        {one.announcements.length > 0 && <Section title={t('mobileEmergency.announcements')}>{one.announcements.map((said) => <p key={said.id} className="incident-role">{time.short(said.at)} <strong>{said.title}</strong> {said.words} <span className="muted">{said.to.join('、') || t('mobileEmergency.allHomes')} · {said.households === null ? t('mobileEmergency.sending') : t('mobileEmergency.reached', { n: said.households, app: said.inApp ?? 0 })}</span></p>)}</Section>}
        {one.counts.length > 0 && <Section title={t('mobileEmergency.counts')}>{one.counts.map((count) => <p key={count.id} className="incident-role">{time.short(count.at)} {count.zone} {t('mobileEmergency.counted', { n: count.present, missing: count.missing })} {count.who}</p>)}</Section>}
      </Refreshable>
      {sheet !== null && <IncidentSheet one={one} kind={typeof sheet === 'string' ? sheet : sheet.kind} stepId={typeof sheet === 'string' ? null : sheet.step.id} onClose={() => setSheet(null)} />}
    </Page>
  )
}

const TICK_MS = 5000
function StepCard({ step, isBusy, onDone, onImpossible }: { step: IncidentStep; isBusy: boolean; onDone: () => void; onImpossible: () => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const now = useNow(TICK_MS)
  const isLate = step.isLate || (step.state === 'open' && step.dueAt !== null && Date.parse(step.dueAt) < now)
  const left = step.dueAt === null ? null : Math.max(0, Math.ceil((Date.parse(step.dueAt) - now) / 60_000))
  return (
    <div className="incident-step">
      <span>{step.text}</span>
      <span className={isLate ? 'is-late' : 'muted'}>
        {step.state !== 'open' ? `${label('stepState', step.state)} ${time.short(step.endedAt!)} ${step.endedBy} ${step.note}` : step.startedAt === null ? t('mobileEmergency.waits', { steps: step.waitsFor.join('、') }) : left === null ? '' : isLate ? `▲ ${t('mobileEmergency.late')}` : t('mobileEmergency.left', { n: left })}
      </span>
      {step.mayAct && (
        <span className="incident-step-acts">
          <Button color="primary" style={{ minHeight: 44, flex: 1 }} disabled={isBusy} onClick={onDone}>{label('incidentAction', 'done')}</Button>
          <Button style={{ minHeight: 44 }} onClick={onImpossible}>{label('incidentAction', 'impossible')}</Button>
        </span>
      )}
    </div>
  )
}
