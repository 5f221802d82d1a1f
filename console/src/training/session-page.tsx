import { App, Button, Form, Input, InputNumber, Modal, Rate, Select } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Session } from '@guanjia/contract/courses.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { useColleagues } from '../kit/pickers.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { CasesOfSession } from '../redress/taught-cases.tsx'
import { SiteZone } from '../session/session.tsx'
import { SESSION_LOOKS } from './session-list.tsx'
import { SessionNotes } from './session-notes.tsx'
import { ruleOf } from './session-rule.ts'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
const SessionForm = lazy(() => import('./session-form.tsx').then(({ SessionForm }) => ({ default: SessionForm })))
interface Values {
  reason?: string
  days?: number
  blueprintId?: string
  employeeIds?: string[]
  rating?: number
  feedback?: string
}
type Opened = 'edit' | 'cancel' | 'examine' | 'hand' | 'feedback' | 'code'

export function SessionPage() {
  const { id } = useParams({ from: '/shell/training/sessions/$id' })
  const found = useCall('courses.getSession', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return <SiteZone siteId={found.data.siteId}><Page key={id} session={found.data} /></SiteZone>
}

function Page({ session }: { session: Session }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complain = useComplain()
  const [opened, setOpened] = useState<Opened | null>(null)
  const act = useAct('courses.actOnSession', ['courses', 'improvements'])
  const isOpen = session.state === 'planned' || session.state === 'held'
  const acts: Act[] = []
  const simple = (action: 'hold' | 'close'): void => void acts.push({ key: action, text: label('sessionAction', action), onClick: () => act.mutate({ params: { id: session.id }, body: { action, version: session.version } }, { onError: complain }) })
  if (session.allowedActions.includes('hold')) simple('hold')
  if (session.allowedActions.includes('examine')) acts.push({ key: 'examine', text: label('sessionAction', 'examine'), onClick: () => setOpened('examine') })
  if (session.allowedActions.includes('close')) simple('close')
  if (session.mayKeep && isOpen && !session.exam) acts.push({ key: 'code', text: t('learn.session.signInTitle'), onClick: () => setOpened('code') }, { key: 'hand', text: t('learn.session.hand'), onClick: () => setOpened('hand') })
  if (session.mayGiveFeedback) acts.push({ key: 'feedback', text: t('learn.session.feedback'), isRare: session.mayKeep, onClick: () => setOpened('feedback') })
  if (session.mayKeep && isOpen) acts.push({ key: 'edit', text: t('learn.session.change'), isRare: true, onClick: () => setOpened('edit') })
  if (session.allowedActions.includes('cancel')) acts.push({ key: 'cancel', text: label('sessionAction', 'cancel'), isDanger: true, isRare: true, onClick: () => setOpened('cancel') })
  return (
    <RecordPage
      number={session.number}
      title={session.title}
      tags={<><Look look={SESSION_LOOKS[session.state]} text={label('sessionState', session.state)} /><span className="gj-quiet">{label('sessionKind', session.kind)}</span>{session.exam && <Link to="/training/exams/$id" params={{ id: session.exam.id }}>{t('learn.session.openExam')}{session.exam.passRate !== null && ` · ${t('learn.session.passRate')} ${Math.round(session.exam.passRate * 100)}%`}</Link>}</>}
      acts={<ActionBar acts={acts} />}
      notice={session.mayKeep && session.state === 'held' ? <p className="gj-card gj-quiet" style={{ padding: 16 }}>{t(ruleOf(session.kind))}</p> : undefined}
      aside={<History id={session.id} />}
    >
      <FactGroup title={t('learn.session.facts')}>
        <Facts facts={[
          { label: t('learn.session.starts'), value: time.at(session.startsAt) }, { label: t('learn.session.ends'), value: time.at(session.endsAt) }, { label: t('learn.session.place'), value: session.place }, { label: t('learn.session.trainer'), value: session.trainer },
          session.costFen > 0 && { label: t('learn.session.cost'), value: formatMoney(session.costFen) }, session.course && { label: t('learn.session.course'), value: <Link to="/training/courses/$id" params={{ id: session.course.id }}>{session.course.name}</Link> },
          session.rating !== null && { label: t('learn.session.rating'), value: session.rating.toFixed(1) }, session.needs.length > 0 && { label: t('learn.session.needs'), isWide: true, value: session.needs.map(({ topic }) => topic).join('、') }, session.zone && { label: t('sharing.zone'), value: session.zone.name }, session.teams.length > 0 && { label: t('sharing.teams'), value: session.teams.map((team) => label('standardPost', team)).join('、') }, session.standard && { label: t('sharing.script'), value: <Link to="/quality/standards/$id" params={{ id: session.standard.id }}>{session.standard.name}</Link> }, { label: t('learn.session.summary'), isWide: true, value: session.summary },
        ]} />
      </FactGroup>
      <FactGroup title={t('learn.session.attendees')} extra={<span className="gj-quiet">{t('learn.session.signed')} {session.signedIn}</span>}>
        <FigureTable head={[{ words: t('training.exam.who') }, { words: t('learn.session.signed') }, { words: t('learn.session.exam') }, t('learn.session.rating'), { words: t('learn.session.feedbackText') }]}>
          {session.attendees.map((one) => (
            <tr key={one.employee.id}>
              <td data-text>{one.employee.name}</td>
              <td data-text>{one.signedAt ? `${time.at(one.signedAt)} ${t(one.signedBy === 'qr' ? 'learn.session.byQr' : 'learn.session.byHand')}` : <span className="gj-quiet">{t('learn.session.notSigned')}</span>}</td>
              <td data-text>{one.isPassed !== null && t(one.isPassed ? 'exam.passed' : 'exam.failed')}</td>
              <td>{one.rating}</td>
              <td data-text>{one.feedback}</td>
            </tr>
          ))}
        </FigureTable>
      </FactGroup>
      <CasesOfSession id={session.id} />
      <SessionNotes session={session} />
      <Suspense>
        {opened === 'edit' && <SessionForm session={session} onClose={() => setOpened(null)} />}
        {opened === 'code' && <SignInCode id={session.id} onClose={() => setOpened(null)} />}
        {opened && opened !== 'edit' && opened !== 'code' && <Forms session={session} opened={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}

/** The code of this minute, large enough for a wall. */
function SignInCode({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const found = useCall('courses.signInCode', { params: { id } }, { refetchInterval: ({ state }) => (state.data ? Math.max(1, state.data.secondsLeft) * 1000 : 5000), staleTime: 0, gcTime: 0 })
  return (
    <Modal open title={t('learn.session.signInTitle')} footer={<Button onClick={onClose}>{t('exam.leave')}</Button>} onCancel={onClose}>
      {found.data && (
        <div style={{ textAlign: 'center' }}>
          <img alt={t('learn.session.code')} style={{ width: 320, maxWidth: '100%' }} src={`data:image/svg+xml,${encodeURIComponent(found.data.qr)}`} />
          <p style={{ fontSize: 24, letterSpacing: 4, margin: '8px 0' }}><strong>{found.data.code}</strong></p>
          <p className="gj-quiet">{t('learn.session.signInHint')}</p>
        </div>
      )}
    </Modal>
  )
}

function Forms({ session, opened, onClose }: { session: Session; opened: Exclude<Opened, 'edit' | 'code'>; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const act = useAct('courses.actOnSession', ['courses', 'exams', 'improvements'])
  const hand = useAct('courses.signInByHand', ['courses'])
  const feedback = useAct('courses.giveFeedback', ['courses'])
  const patterns = useCall('exams.listBlueprints', { query: { filter: { active: true } } }, { enabled: opened === 'examine' })
  const colleagues = useColleagues()
  const params = { id: session.id }
  if (opened === 'examine')
    return (
      <ActForm title={label('sessionAction', 'examine')} verb={label('sessionAction', 'examine')} hint={t('learn.session.ruleExam')} initial={{ days: 7 }} onClose={onClose} onSubmit={({ days = 7, blueprintId }) => act.mutateAsync({ params, body: { action: 'examine', version: session.version, days, ...(blueprintId ? { blueprintId } : {}) } })}>
        <Form.Item name="blueprintId" label={t('learn.session.pattern')} rules={[{ required: session.course === null }]}><Select allowClear placeholder={session.course ? t('learn.session.patternAuto') : undefined} options={patterns.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []} /></Form.Item>
        <Form.Item name="days" label={t('learn.session.examDays')}><InputNumber min={1} max={60} precision={0} /></Form.Item>
      </ActForm>
    )
  if (opened === 'hand')
    return (
      <ActForm title={t('learn.session.hand')} verb={t('learn.session.hand')} initial={{ employeeIds: session.attendees.filter(({ signedAt }) => signedAt === null).map(({ employee }) => employee.id) }} onClose={onClose} onSubmit={({ employeeIds = [] }) => hand.mutateAsync({ params, body: { employeeIds } })}>
        <Form.Item name="employeeIds" label={t('learn.session.people')} rules={[{ required: true }]}><Select mode="multiple" autoFocus options={colleagues} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
      </ActForm>
    )
  if (opened === 'feedback')
    return (
      <ActForm title={t('learn.session.feedback')} verb={t('learn.session.send')} initial={{ rating: 5 }} onClose={onClose} onSubmit={async ({ rating = 5, feedback: text = '' }) => { await feedback.mutateAsync({ params, body: { rating, feedback: text } }); void message.success(t('learn.session.thanks')) }}>
        <Form.Item name="rating" label={t('learn.session.rating')}><Rate /></Form.Item>
        <Form.Item name="feedback" label={t('learn.session.feedbackText')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Form.Item>
      </ActForm>
    )
  return (
    <ActForm title={label('sessionAction', 'cancel')} verb={label('sessionAction', 'cancel')} isDanger onClose={onClose} onSubmit={({ reason = '' }) => act.mutateAsync({ params, body: { action: 'cancel', version: session.version, reason } })}>
      <Form.Item name="reason" label={t('learn.session.reason')} rules={[{ required: true }]}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={500} /></Form.Item>
    </ActForm>
  )
}

function History({ id }: { id: string }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const found = useCall('courses.sessionTimeline', { params: { id } })
  return (
    <>
      <header><h2>{t('learn.session.history')}</h2></header>
      <ol className="gj-timeline gj-body">
        {found.data?.items.filter(({ toStatus }) => toStatus !== null).toReversed().map((entry) => (
          <li key={entry.id}><strong>{entry.action === 'examine' ? label('sessionAction', 'examine') : label('sessionState', entry.toStatus!)}</strong> <span className="gj-quiet">{t('training.exam.by', { by: entry.actor.name, at: time.at(entry.at) })}</span>{entry.note && <p>{entry.note}</p>}</li>
        ))}
      </ol>
    </>
  )
}
