import { PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { InspectionTaskDetails } from '@guanjia/contract/inspections.ts'
import type { TaskAction } from '@guanjia/ui/archives/choices.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { EmployeePicker } from '../kit/pickers.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { FindingRows } from './finding-rows.tsx'
import { InspectionHistory } from './history.tsx'
import { Presence, RoundState } from './looks.tsx'
import { PlanDrawing } from './plan-drawing.tsx'
import { PointRecords } from './point-records.tsx'
import { Progress, useWalker, useWindowWords } from './round-bits.tsx'
import './inspections.css'

interface Values { employeeId?: string; reason?: string }
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
const RaiseNeed = lazy(() => import('../training/raise-need.tsx').then(({ RaiseNeed }) => ({ default: RaiseNeed })))
/** Walking is the phone's; at the desk one gives away and leaves out. */
const ORDER: readonly TaskAction[] = ['assign', 'skip', 'start', 'finish']
const WITH_FORM: readonly TaskAction[] = ['assign', 'skip']

/** A round: what was seen at each point, how well that proves that somebody was there, and what came of it. */
export function RoundPage() {
  const { id } = useParams({ from: '/shell/inspections/rounds/$id' })
  const round = useCall('inspections.getTask', { params: { id } })
  if (!round.data) return <RecordWaiting error={round.error} onRetry={() => void round.refetch()} />
  return (
    <SiteZone siteId={round.data.siteId}>
      <Page key={id} round={round.data} />
    </SiteZone>
  )
}

function Page({ round }: { round: InspectionTaskDetails }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const walker = useWalker()
  const windowWords = useWindowWords()
  const complain = useComplain()
  const { message } = App.useApp()
  const may = useMay()
  const [opened, setOpened] = useState<TaskAction | null>(null)
  const [isTraining, setTraining] = useState(false)
  const timeline = useCall('inspections.taskTimeline', { params: { id: round.id } })
  const act = useAct('inspections.actOnTask', ['inspections'])
  const done = (action: TaskAction): void => void message.success(t('shell.acts.done', { verb: label('roundAction', action) }))
  const send = (action: TaskAction): void => act.mutate({ params: { id: round.id }, body: { action, version: round.version } }, { onError: complain, onSuccess: () => done(action) })
  const acts = ORDER.filter((action) => round.allowedActions.includes(action)).map((action): Act => ({
    key: action, text: label('roundAction', action), isDanger: action === 'skip', isRare: action === 'start' || action === 'finish', onClick: () => (WITH_FORM.includes(action) ? setOpened(action) : send(action)),
  }))
  const hasNext = acts.length > 0
  if (may('improvements:manage')) acts.push({ key: 'train', text: t('quality.askTraining'), onClick: () => setTraining(true) })
  return (
    <RecordPage
      number={round.number}
      title={round.plan.name}
      tags={
        <>
          <RoundState state={round.state} isLate={round.isLate} lateWord={t('inspections.late')} />
          <span className="gj-quiet">{[label('roundKind', round.kind), round.meters && label('metersRead', round.meters)].filter(Boolean).join(' · ')}</span>
          <span>{windowWords(round)}</span>
          <span>{walker(round)}</span>
          <Progress round={round} />
          {round.presence !== null && <span className="gj-quiet">{t('inspections.rounds.presence')} <Presence score={round.presence} /></span>}
        </>
      }
      acts={
        <ActionBar acts={acts} hasNext={hasNext}>
          <Button icon={<PrinterOutlined />} href={urlOf('inspections.printRound', { params: { id: round.id } })} target="_blank">{t('inspections.rounds.print')}</Button>
        </ActionBar>
      }
      notice={<Notices round={round} />}
      aside={<InspectionHistory of="round" entries={timeline.data?.items} error={timeline.error} onRetry={() => void timeline.refetch()} />}
    >
      <FactGroup title={t('inspections.rounds.facts')}>
        <Facts
          facts={[
            { label: t('inspections.rounds.plan'), value: <Link to="/inspections/plans/$id" params={{ id: round.plan.id }}>{round.plan.name}</Link> },
            { label: t('inspections.rounds.route'), value: <Link to="/inspections/routes/$id" params={{ id: round.route.id }}>{round.route.name}</Link> },
            { label: t('inspections.rounds.startedAt'), value: round.startedAt && `${time.at(round.startedAt)} ${round.startedBy?.name ?? ''}` },
            { label: t('inspections.rounds.doneAt'), value: time.at(round.doneAt) },
            { label: t('inspections.rounds.participants'), value: round.participants.length > 0 && round.participants.map((role) => label('role', role)).join(t('inspections.rule.comma')) },
            { label: t('inspections.rounds.signedIn'), value: round.participants.length > 0 && (round.signedIn.map(({ name }) => name).join(t('inspections.rule.comma')) || '—') },
            { label: t('inspections.rounds.why'), value: round.why && label('roundWhy', round.why) },
            { label: t('inspections.rounds.reason'), value: round.reason, isWide: true },
            { label: t('inspections.coverage.gone'), value: round.left.map(({ unit, at, state }) => `${unit.name}（${[label('unitState', state), time.at(at)].filter(Boolean).join(' ')}）`).join('、'), isWide: true },
          ]}
        />
      </FactGroup>
      <SecondTry round={round} />
      <PointRecords round={round} />
      <RoundMap round={round} />
      <FindingRows title={t('inspections.tabs.findings')} findings={round.findings} empty={round.state === 'done' ? t('inspections.rounds.noFindings') : undefined} />
      <Suspense>
        {isTraining && <RaiseNeed siteId={round.siteId} source={{ type: 'inspection_task', id: round.id }} topic={round.plan.name.slice(0, 100)} post={round.role ? label('role', round.role) : undefined} reason={`${round.number} ${round.plan.name}`} onClose={() => setTraining(false)} />}
        {opened && (
          <ActForm
            title={`${label('roundAction', opened)} · ${round.number}`}
            verb={label('roundAction', opened)}
            isDanger={opened === 'skip'}
            onSubmit={async ({ employeeId = null, reason = '' }) => {
              await act.mutateAsync({ params: { id: round.id }, body: { action: opened, version: round.version, employeeId, reason } })
              done(opened)
            }}
            onClose={() => setOpened(null)}
          >
            {opened === 'assign' ? (
              <Form.Item name="employeeId" label={t('inspections.rounds.to')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><EmployeePicker autoFocus siteId={round.siteId} /></Form.Item>
            ) : (
              <Form.Item name="reason" label={t('inspections.rounds.reason')} extra={t('inspections.rounds.reasonHint')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
            )}
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}

/** What must be seen before the records are believed. */
function Notices({ round }: { round: InspectionTaskDetails }) {
  const t = useT()
  const conflicts = round.records.filter(({ isConflict }) => isConflict).length
  return (
    <>
      {!round.isChainWhole && <Alert type="error" showIcon role="alert" title={t('inspections.records.brokenChain')} description={t('inspections.records.brokenChainHint')} />}
      {conflicts > 0 && <Alert type="warning" showIcon role="alert" title={t('inspections.records.conflicts', { n: conflicts })} description={t('inspections.records.conflictsHint')} />}
    </>
  )
}

/** Where nobody could look, with the reason: who walks the round calls there once more. */
function SecondTry({ round }: { round: InspectionTaskDetails }) {
  const t = useT()
  const time = useTime()
  const left = round.records.filter(({ result, isConflict }) => result === 'skipped' && !isConflict)
  if (left.length === 0) return null
  return (
    <FactGroup title={t('inspections.rounds.secondTry', { n: left.length })}>
      <ul className="gj-insp-rows gj-insp-tries">
        {left.map(({ id, point, skipReason, by, at }) => (
          <li key={id}>
            <Link to="/inspections/points/$id" params={{ id: point.id }}>{point.name}</Link>
            <span className="gj-quiet gj-clip">{point.place}</span>
            <span className="gj-grow gj-clip">{skipReason}</span>
            <span className="gj-quiet gj-nowrap">{by.name} {time.at(at)}</span>
          </li>
        ))}
      </ul>
    </FactGroup>
  )
}

/** The drawn plan of the route with the results of this round; nothing when none was drawn. */
function RoundMap({ round }: { round: InspectionTaskDetails }) {
  const t = useT()
  const route = useCall('inspections.getRoute', { params: { id: round.route.id } })
  const file = route.data?.planFile
  if (!file || !route.data) return null
  const results = new Map(round.records.filter(({ isConflict }) => !isConflict).map(({ point, result }) => [point.id, result]))
  return (
    <FactGroup title={t('inspections.routes.map')}>
      <PlanDrawing fileId={file.id} points={route.data.stops.map((stop, at) => ({ id: stop.pointId, number: at + 1, name: stop.name, onPlan: stop.onPlan, result: results.get(stop.pointId) ?? null }))} />
    </FactGroup>
  )
}
