import { Form, Input } from 'antd'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatPhone, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { VisitDetail } from '@guanjia/contract/reception.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { CategoryPicker } from '../kit/pickers.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { CaseStatusTag } from '../kit/status-tag.tsx'
import { Timeline } from '../kit/timeline.tsx'
import { SiteZone } from '../session/session.tsx'
import { ConformsTag, Steps, VisitStatusTag, Waited, deskOf } from './visit-bits.tsx'
import './reception.css'

const FinishForm = lazy(() => import('./finish-form.tsx').then(({ FinishForm }) => ({ default: FinishForm })))
const LeaveForm = lazy(() => import('./finish-form.tsx').then(({ LeaveForm }) => ({ default: LeaveForm })))

/** One visit: its stages, its steps, what came of it, and everything that happened. */
export function VisitPage() {
  const { id } = useParams({ from: '/shell/reception/visits/$id' })
  const visit = useCall('reception.getVisit', { params: { id } })
  if (!visit.data) return <RecordWaiting error={visit.error} onRetry={() => void visit.refetch()} />
  return (
    <SiteZone siteId={visit.data.siteId}>
      <Page key={id} visit={visit.data} />
    </SiteZone>
  )
}

type Opened = 'finish' | 'leave' | 'note_need'

function Page({ visit }: { visit: VisitDetail }) {
  const t = useT()
  const time = useTime()
  const navigate = useNavigate()
  const complain = useComplain()
  const [opened, setOpened] = useState<Opened | null>(null)
  const act = useAct('reception.actOnVisit')
  const timeline = useCall('reception.visitTimeline', { params: { id: visit.id } })
  const toDesk = (): void => void navigate({ to: '/desk', search: deskOf(visit) })
  const acts: Act[] = []
  const may = (action: VisitDetail['allowedActions'][number]): boolean => visit.allowedActions.includes(action)
  if (may('serve')) acts.push({ key: 'serve', text: t('reception.act.serve'), onClick: () => act.mutate({ params: { id: visit.id }, body: { action: 'serve' } }, { onError: complain, onSuccess: toDesk }) })
  if (visit.status === 'serving') acts.push({ key: 'desk', text: t('reception.act.desk'), onClick: toDesk })
  if (may('finish')) acts.push({ key: 'finish', text: t('reception.act.finish'), onClick: () => setOpened('finish') })
  if (may('note_need')) acts.push({ key: 'note_need', text: t('reception.act.note_need'), onClick: () => setOpened('note_need') })
  if (may('leave')) acts.push({ key: 'leave', text: t('reception.act.leave'), isDanger: true, onClick: () => setOpened('leave') })
  const phases = (['before', 'during', 'after'] as const).filter((phase) => visit.steps.some((step) => step.phase === phase))
  return (
    <RecordPage
      number={`${visit.day.slice(5)} ${visit.ticket}`}
      title={[visit.name || t('reception.unnamed'), visit.unit?.name].filter(Boolean).join(' ')}
      tags={
        <>
          <VisitStatusTag status={visit.status} />
          {visit.status === 'finished' && <ConformsTag conforms={visit.conforms} />}
          <Waited visit={visit} />
        </>
      }
      clocks={visit.clocks.map((clock) => <ClockBadge key={clock.id} clock={clock} pill />)}
      acts={<ActionBar acts={acts} hasNext={acts.length > 0 && visit.status !== 'finished'} />}
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('shell.timeline.label')}</h2>
          </header>
          <div className="gj-body">
            <Timeline entries={timeline.data?.items} words="visit" />
          </div>
        </>
      }
    >
      <FactGroup title={t('reception.visit.facts')}>
        <Facts
          facts={[
            { label: t('reception.need'), value: visit.need, isWide: true },
            { label: t('reception.who'), value: visit.person ? <Link to={`/archives/persons/${visit.person.id}` as '/'}>{visit.person.name}</Link> : visit.name },
            { label: t('reception.unit'), value: visit.unit && <Link to={`/archives/units/${visit.unit.id}` as '/'}>{visit.unit.name}</Link> },
            { label: t('reception.phone'), value: formatPhone(visit.phone) },
            { label: t('reception.category'), value: visit.category?.name },
            { label: t('reception.count'), value: visit.people > 1 && visit.people },
            { label: t('reception.visit.arrivedAt'), value: `${time.at(visit.arrivedAt)} · ${visit.receivedBy.name}` },
            { label: t('reception.visit.servedAt'), value: visit.servedAt && `${time.at(visit.servedAt)} · ${visit.servedBy?.name}` },
            { label: t('reception.visit.complaintAt'), value: visit.complaintAt && time.at(visit.complaintAt) },
            { label: t('reception.visit.feedbackAt'), value: visit.feedbackAt && time.at(visit.feedbackAt) },
            { label: t('reception.visit.endedAt'), value: visit.endedAt && time.at(visit.endedAt) },
            { label: t('reception.visit.rating'), value: visit.rating ?? (visit.noRatingReason && t('reception.visit.noRating', { reason: visit.noRatingReason })) },
            { label: t('reception.visit.comment'), value: visit.comment, isWide: true },
            { label: t('reception.visit.left'), value: visit.leftReason },
          ]}
        />
      </FactGroup>
      <FactGroup title={t('reception.visit.steps')}>
        <div className="gj-stack">
          {phases.map((phase) => (
            <PhaseSteps key={phase} visit={visit} phase={phase} />
          ))}
        </div>
      </FactGroup>
      <FactGroup title={t('reception.visit.links')}>
        {visit.links.map((link) => (
          <div key={`${link.contactId}${link.case?.id}`} className="gj-row" style={{ minHeight: 34 }}>
            {link.case ? (
              <>
                <Link to="/cases/$id" params={{ id: link.case.id }}>
                  {link.case.number}
                </Link>
                <span className="gj-grow gj-clip">{link.case.title}</span>
                {link.kind === 'comment' && <span className="gj-quiet gj-small">{t('reception.visit.fromComment')}</span>}
                <CaseStatusTag status={link.case.status as 'registered'} />
              </>
            ) : (
              <span className="gj-grow gj-words">{t('reception.visit.answered', { answer: link.answer })}</span>
            )}
            <span className="gj-quiet gj-small">{time.short(link.at)}</span>
          </div>
        ))}
        {visit.links.length === 0 && <p className="gj-quiet">{t('reception.visit.noLinks')}</p>}
      </FactGroup>
      <Suspense>
        {opened === 'finish' && <FinishForm visit={visit} onClose={() => setOpened(null)} />}
        {opened === 'leave' && <LeaveForm visit={visit} onClose={() => setOpened(null)} />}
        {opened === 'note_need' && <NeedForm visit={visit} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}

function PhaseSteps({ visit, phase }: { visit: VisitDetail; phase: 'before' | 'during' | 'after' }) {
  const label = useLabel()
  return (
    <div className="gj-row" style={{ alignItems: 'flex-start' }}>
      <span className="gj-quiet gj-small gj-nowrap" style={{ width: 64, lineHeight: '28px' }}>
        {label('stepPhase', phase)}
      </span>
      <Steps visit={visit} phase={phase} />
    </div>
  )
}

function NeedForm({ visit, onClose }: { visit: VisitDetail; onClose: () => void }) {
  const t = useT()
  const act = useAct('reception.actOnVisit')
  return (
    <ActForm<{ need: string; categoryId: string | null }>
      title={t('reception.act.note_need')}
      verb={t('shell.form.save')}
      initial={{ need: visit.need, categoryId: visit.category?.id ?? null }}
      onSubmit={(values) => act.mutateAsync({ params: { id: visit.id }, body: { action: 'note_need', ...values } })}
      onClose={onClose}
    >
      <Form.Item name="need" label={t('reception.need')} rules={[{ required: true, whitespace: true, message: t('reception.needNeeded') }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} placeholder={t('reception.needHint')} />
      </Form.Item>
      <Form.Item name="categoryId" label={t('reception.category')}>
        <CategoryPicker />
      </Form.Item>
    </ActForm>
  )
}
