import { EditOutlined, FileSearchOutlined, PrinterOutlined, ToolOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Case, CaseAction } from '@guanjia/contract/cases.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { useComplain } from '../kit/problem.tsx'
import { RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { WaitBanner } from '../kit/wait-banner.tsx'
import { CaseStatusTag, Look, UrgencyTag } from '../kit/status-tag.tsx'
import { Composer, Timeline } from '../kit/timeline.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { CaseCare } from '../care/case-care.tsx'
import { CaseFacts } from './case-facts.tsx'
import { HEAVY, ONE_CLICK, orderedActs, wantsWorkOrder } from './case-acts.ts'
import { caseTitle } from './case-query.ts'
import { scriptValuesOf } from './long-text.tsx'

const ComplaintPanel = lazy(() => import('../complaints/complaint-panel.tsx').then(({ ComplaintPanel }) => ({ default: ComplaintPanel })))
const CaseActForm = lazy(() => import('./case-act-form.tsx').then(({ CaseActForm }) => ({ default: CaseActForm })))
const CorrectForm = lazy(() => import('./correct-form.tsx').then(({ CorrectForm }) => ({ default: CorrectForm })))
const TalkPanel = lazy(() => import('../residents/talk-panel.tsx').then(({ TalkPanel }) => ({ default: TalkPanel })))
const RedressPanels = lazy(() => import('../redress/redress-panels.tsx').then(({ RedressPanels }) => ({ default: RedressPanels })))
const CaseTogether = lazy(() => import('./case-together.tsx').then(({ CaseTogether }) => ({ default: CaseTogether })))
const RaiseNeed = lazy(() => import('../training/raise-need.tsx').then(({ RaiseNeed }) => ({ default: RaiseNeed })))
const RaiseForm = lazy(() => import('../workorders/raise-form.tsx').then(({ RaiseForm }) => ({ default: RaiseForm })))

type Opened = CaseAction | 'raise' | 'correct' | 'train'

export function CasePage() {
  const { id } = useParams({ from: '/shell/cases/$id' })
  const record = useCall('cases.getCase', { params: { id } })
  if (!record.data) return <RecordWaiting error={record.error} onRetry={() => void record.refetch()} />
  return (
    <SiteZone siteId={record.data.siteId}>
      <Page key={id} record={record.data} />
    </SiteZone>
  )
}

function Page({ record }: { record: Case }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const complain = useComplain()
  const { act: wanted } = useSearch({ from: '/shell/cases/$id' })
  const [opened, setOpened] = useState<Opened | null>(wanted === 'raise' && may('work_orders:create') ? 'raise' : null)
  const timeline = useCall('cases.caseTimeline', { params: { id: record.id } })
  const act = useAct('cases.actOnCase', ['cases', 'workorders', 'platform'])
  const comment = useAct('cases.commentOnCase', ['cases'])
  const close = (): void => {
    setOpened(null)
    if (wanted) void navigate({ to: '.', search: {}, replace: true })
  }
  const doIt = (action: CaseAction): void => {
    if (!ONE_CLICK.has(action)) return setOpened(action)
    const body = { action: action as 'start', version: record.version }
    act.mutate(
      { params: { id: record.id }, body },
      { onError: complain, onSuccess: () => void message.success(t('shell.acts.done', { verb: label('caseAction', action) })) },
    )
  }

  const raiseAtOnce = useAct('workorders.createWorkOrder', ['workorders', 'cases', 'platform'])
  // What a patrol found is a work order in one click: everything is on the finding already.
  const isFinding = record.channel === 'patrol' && record.workOrderList.length === 0
  const raiseFinding = (): void =>
    raiseAtOnce.mutate(
      { body: { siteId: record.siteId, caseId: record.id, title: caseTitle(record, label('caseKind', record.kind)) } },
      { onError: complain, onSuccess: ({ number }) => void message.success(t('dispatch.finding.raised', { number })) },
    )
  const ordered = orderedActs(record)
  const acts: Act[] = ordered.map(({ action, isRare }) => ({
    key: action,
    text: label('caseAction', action),
    isRare,
    isDanger: HEAVY.has(action),
    onClick: () => doIt(action),
  }))
  const isOpen = !['closed', 'invalid', 'cancelled'].includes(record.status)
  if (isOpen && may('work_orders:create')) {
    const raise: Act = isFinding
      ? { key: 'raise', text: t('dispatch.finding.raise'), icon: <ToolOutlined />, onClick: raiseFinding }
      : { key: 'raise', text: t('workorders.raise'), icon: <ToolOutlined />, onClick: () => setOpened('raise') }
    acts.splice(isFinding || wantsWorkOrder(record) ? 0 : Math.min(1, acts.length), 0, raise)
  }
  if (may('improvements:manage') && !record.isImported) acts.push({ key: 'train', text: t('cases.askTraining'), isRare: true, onClick: () => setOpened('train') })
  // What comes next for a complaint that is being handled stands with its handling, below.
  const isHandledBelow = record.kind === 'complaint' && !record.isImported && record.status !== 'resolved' && record.status !== 'confirmed'
  const hasNext = !isHandledBelow && (acts[0]?.key === 'raise' ? isFinding || wantsWorkOrder(record) : (ordered[0]?.isNext ?? false))
  const running = record.clocks.filter(({ state }) => state === 'running' || state === 'paused')

  return (
    <RecordPage
      number={record.number}
      title={caseTitle(record, label('caseKind', record.kind))}
      tags={
        <>
          <CaseStatusTag status={record.status} />
          <UrgencyTag urgency={record.urgency} />
          {record.grade === 'major' && <Look look={{ tone: 'overdue', shape: 'triangle' }} text={label('grade', 'major')} />}
          {record.asksSince && <Look look={{ tone: 'soon', shape: 'bell' }} text={t('cases.asks')} />}
          {record.urgedCount > 0 && <Look look={{ tone: 'overdue', shape: 'bell' }} text={t('cases.urged', { n: record.urgedCount })} />}
          <span className="gj-quiet">
            {[
              label('caseKind', record.kind),
              record.grade && record.grade !== 'major' && label('grade', record.grade),
              t('cases.by', { name: record.owner.name }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      }
      clocks={running.map((clock) => (
        <ClockBadge key={clock.id} clock={clock} pill />
      ))}
      acts={
        <ActionBar acts={acts} hasNext={hasNext}>
          {may('cases:handle') && isOpen && (
            <Button
              icon={<EditOutlined />}
              aria-label={t('cases.correct')}
              title={t('cases.correct')}
              onClick={() => setOpened('correct')}
            />
          )}
          <PrintMenu id={record.id} />
        </ActionBar>
      }
      notice={
        record.waitReason && (
          <WaitBanner
            kind="waiting"
            reason={record.waitReason}
            until={record.waitUntil}
            objection={record.waitObjection}
            clocks={record.clocks}
            timeline={timeline.data?.items}
            words={{ prolong: label('caseAction', 'prolong'), resume: label('caseAction', 'resume') }}
            onProlong={record.allowedActions.includes('prolong') ? () => setOpened('prolong') : undefined}
          />
        )
      }
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('shell.timeline.label')}</h2>
          </header>
          <Composer
            recordId={record.id}
            values={scriptValuesOf(record)}
            onSend={(body) => comment.mutateAsync({ params: { id: record.id }, body })}
          />
          <div className="gj-body" tabIndex={0} role="region" aria-label={t('shell.timeline.label')}>
            <Timeline entries={timeline.data?.items} words="case" />
          </div>
        </>
      }
    >
      {record.person && (
        <Suspense>
          <TalkPanel record={record} values={scriptValuesOf(record)} />
        </Suspense>
      )}
      {record.kind === 'complaint' && !record.isImported && (
        <Suspense>
          <ComplaintPanel record={record} />
        </Suspense>
      )}
      <CaseFacts record={record} />
      <CaseCare record={record} />
      {!record.isImported && (
        <Suspense>
          <CaseTogether record={record} />
        </Suspense>
      )}
      <Suspense>
        <RedressPanels record={record} />
      </Suspense>
      <Suspense>
        {opened === 'raise' && (
          <RaiseForm
            from={record}
            onClose={close}
            onRaised={(order) => void message.success(t('workorders.raised', { number: order.number }))}
          />
        )}
        {opened === 'correct' && <CorrectForm record={record} onClose={close} />}
        {opened === 'train' && <RaiseNeed siteId={record.siteId} source={{ type: 'case', id: record.id }} reason={`${record.number} ${caseTitle(record, label('caseKind', record.kind))}`} onClose={close} />}
        {opened && opened !== 'raise' && opened !== 'correct' && opened !== 'train' && <CaseActForm record={record} action={opened} onClose={close} />}
      </Suspense>
    </RecordPage>
  )
}

function PrintMenu({ id }: { id: string }) {
  const t = useT()
  const link = (form: 'register' | 'opinion') => ({
    key: form,
    icon: <FileSearchOutlined />,
    label: (
      <a href={urlOf('cases.printCase', { params: { id }, query: { form } })} target="_blank" rel="noreferrer">
        {t(`cases.print.${form}`)}
      </a>
    ),
  })
  return (
    <Dropdown trigger={['click']} menu={{ items: [link('register'), link('opinion')] }}>
      <Button icon={<PrinterOutlined />} aria-label={t('shell.print')} title={t('shell.print')} />
    </Dropdown>
  )
}
