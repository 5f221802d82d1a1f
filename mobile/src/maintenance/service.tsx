import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link, useLocation, useParams } from 'wouter'
import type { MaintenanceTaskDetails } from '@guanjia/contract/maintenance.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { isFineAnswer } from '@guanjia/ui/inspections/rules.ts'
import { dayOf } from '@guanjia/ui/format/time.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useCan } from '../app/session.tsx'
import { draftPlace } from '../inspections/bundle-store.ts'
import { actedAt } from '../inspections/doing.ts'
import { ItemField } from '../inspections/item-field.tsx'
import { NOT_GIVEN, type Given } from '../inspections/items.ts'
import { useKeptPhotos } from '../inspections/kept-photos.ts'
import { useInspections } from '../inspections/use-inspections.ts'
import { WhatPhone } from '../inspections/what-phone.tsx'
import { useDraft } from '../kit/draft.ts'
import { ActBar } from '../kit/act-bar.tsx'
import { Facts, Section, fact } from '../kit/facts.tsx'
import { WordsField } from '../kit/field.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useWindow } from '../kit/when.ts'
import { useHandOver } from '../outbox/hand-over.ts'
import { StepProgress } from './progress.tsx'
import { isAnswered, lacksPhoto, leftOf, questionOf, restFine, resultsOf, stepsOf, type StepView } from './steps.ts'
import '../inspections/inspections.css'

/** One service, step by step: what is safe first, then one tap for each step, a figure, a picture; it is kept here and sent when there is network. */
export function ServiceScreen() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const back = useWayBack()
  const answer = useCall('maintenance.getMaintenanceTask', { params: { id } })
  if (!answer.data) return <Page title={t('mobileMaintenance.title')} back={back}>{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  return <Loaded key={id} task={answer.data} />
}

/** Who only reads services has no list of own ones. */
const useWayBack = (): string => (useCan()('maintenance:work') ? '/services' : '/')

interface Draft {
  answers: Record<string, Given>
  /** What is typed of a figure before it is one. */
  typed: Record<string, string>
}

function Loaded({ task }: { task: MaintenanceTaskDetails }) {
  const t = useT()
  const label = useLabel()
  const windowOf = useWindow()
  const [, navigate] = useLocation()
  const { aheadMs, operations } = useInspections()
  const { handOver, isBusy, problem, accountId } = useHandOver(task.siteId)
  const views = stepsOf(task, operations)
  const { timeZone } = useTime()
  const today = dayOf(Date.now() - aheadMs, timeZone)
  const place = draftPlace(accountId, `service/${task.id}`)
  const [draft, change, forget] = useDraft<Draft>(`maintenance:${accountId}:${task.id}`, { answers: {}, typed: {} })
  const pool = useKeptPhotos(place)
  const [isAsked, setAsked] = useState(false)
  const given = ({ step, before }: StepView): Given => draft.answers[step.id] ?? before
  const results = resultsOf(views, draft.answers)
  const left = leftOf(views, draft.answers)
  const open = views.filter(({ step, before }) => step.kind === 'check' && !isAnswered(draft.answers[step.id] ?? before)).length
  const lacking = views.filter((view) => lacksPhoto(view.step, given(view)))
  const done = views.filter((view) => isAnswered(given(view))).length
  const isReadOnly = !task.mayRecord

  function answer(view: StepView, part: Partial<Given>, typed?: string): void {
    change({ answers: { ...draft.answers, [view.step.id]: { ...NOT_GIVEN, ...given(view), ...part } }, ...(typed === undefined ? {} : { typed: { ...draft.typed, [view.step.id]: typed } }) })
  }
  async function save(): Promise<void> {
    setAsked(true)
    if (lacking.length > 0) return document.querySelector('[data-missing]')?.scrollIntoView({ block: 'center' })
    if (results.length === 0) return
    const photos = pool.of(results.flatMap(({ photoIds }) => photoIds ?? []))
    const done = { title: `${task.facility.name} · ${task.plan.name}`, photos, draft: place, work: { kind: 'steps' as const, taskId: task.id, body: { results, at: actedAt({ aheadMs }) } } }
    if (!(await handOver(done, left > 0 ? t('mobileMaintenance.savedLeft', { count: left }) : t('mobileMaintenance.saved')))) return
    forget()
    setAsked(false)
  }
  const isOver = results.length === 0 && left === 0
  const primary = isReadOnly ? null : isOver && task.order ? (
    <Button block size="large" color="primary" onClick={() => navigate(`/work-orders/${task.order!.id}`)}>{t('mobileMaintenance.toOrder')}</Button>
  ) : (
    <Button block size="large" color="primary" loading={isBusy} disabled={results.length === 0} onClick={() => void save()}>{results.length > 0 ? t('mobileMaintenance.save', { count: results.length }) : t('mobileMaintenance.left', { count: left })}</Button>
  )
  const rest = [
    ...(!isReadOnly && open > 0 ? [{ key: 'fine', text: t('mobileMaintenance.restFine', { count: open }), onPick: () => change({ answers: restFine(views, draft.answers) }) }] : []),
    ...(task.order ? [{ key: 'order', text: t('mobileMaintenance.order'), onPick: () => navigate(`/work-orders/${task.order!.id}`) }] : []),
    { key: 'facility', text: t('mobileMaintenance.facility'), onPick: () => navigate(`/r/${task.facility.id}`) },
  ]
  return (
    <Page title={task.facility.name} back={useWayBack()} foot={<ActBar primary={primary} rest={rest} />}>
      <WhatPhone />
      {pool.isFull && <p className="problem" role="alert">{t('mobileInspections.noRoom')}</p>}
      <section className="card form">
        <p className="record-top"><strong>{task.plan.name}</strong><span className={task.isOverdue ? 'is-bad' : 'muted'}>{task.isOverdue ? `▲ ${t('mobileMaintenance.late')}` : label('maintenanceState', task.state)}</span></p>
        <p className="muted"><span className="tabular">{task.facility.code}</span> · {windowOf(task.from, task.to)}</p>
        <StepProgress done={done} of={views.length} />
      </section>
      {(task.needsLockOut || task.permits.length > 0 || task.safety) && (
        <section className="card form" role="note" aria-label={t('mobileMaintenance.safety')}>
          <p className="note note-warning"><strong>▲ {[t('mobileMaintenance.safety'), task.needsLockOut && t('mobileMaintenance.lockOut'), ...task.permits.map((permit) => label('workPermit', permit))].filter(Boolean).join(' · ')}</strong></p>
          {task.safety && <p style={{ whiteSpace: 'pre-line' }}>{task.safety}</p>}
        </section>
      )}
      {(task.parts.length > 0 || task.tools.length > 0) && (
        <section className="card"><Facts items={[fact(t('mobileMaintenance.parts'), task.parts.map(({ name, quantity, unit }) => `${name} × ${quantity}${unit}`).join('\n')), fact(t('mobileMaintenance.tools'), task.tools.join('、'))]} /></section>
      )}
      <section className="card form items">
        {views.map((view) => {
          const { step, where } = view
          const mine = given(view)
          const isBad = isFineAnswer(questionOf(step), mine.value) === false
          const stored = task.results.find((one) => one.step.id === step.id)?.photos.filter(({ id }) => mine.photoIds.includes(id)) ?? []
          return (
            <div key={step.id} aria-disabled={isReadOnly || undefined} style={isReadOnly ? { pointerEvents: 'none' } : undefined}>
              <ItemField
                item={questionOf(step)}
                given={mine}
                typed={draft.typed[step.id] ?? (typeof mine.value === 'number' ? String(mine.value) : '')}
                strokes={[]}
                last={null}
                today={today}
                photos={pool.draftOf(mine.photoIds, (how) => answer(view, { photoIds: how(mine.photoIds) }))}
                missing={isAsked && lacksPhoto(step, mine) ? 'photo' : null}
                onAnswer={(value, typed) => answer(view, { value }, typed)}
                onStrokes={() => undefined}
              />
              {stored.length > 0 && <Pictures files={stored} />}
              {(isBad || mine.note !== '') && <WordsField label={t('mobileMaintenance.note')} max={500} value={mine.note} onChange={(note) => answer(view, { note })} />}
              {where && draft.answers[step.id] === undefined && <p className={where === 'refused' ? 'is-bad' : 'muted'}>{t(`mobileMaintenance.where.${where}`)}</p>}
            </div>
          )
        })}
        {problem && <p className="problem" role="alert">{problem}</p>}
      </section>
      {task.results.some(({ finding }) => finding) && (
        <Section title={t('mobileMaintenance.findings')}>
          <ul className="lines">{task.results.map(({ step, finding }) => finding && <li key={finding.id}><Link href={finding.orderId ? `/work-orders/${finding.orderId}` : `/findings/${finding.id}`}><strong>{step.text}</strong><small className="muted">{[finding.number, finding.orderNumber].filter(Boolean).join(' · ')}</small></Link></li>)}</ul>
        </Section>
      )}
    </Page>
  )
}
