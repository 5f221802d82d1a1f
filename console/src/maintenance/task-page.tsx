import { PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { MaintenanceTaskDetails } from '@guanjia/contract/maintenance.ts'
import { limitsOf } from '../inspections/looks.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { WorkOrderStatusTag } from '../kit/status-tag.tsx'
import { SiteZone } from '../session/session.tsx'
import { Steps } from './bits.tsx'
import { MaintenanceHistory } from './history.tsx'
import { FacilityLink, TaskState } from './looks.tsx'
import { partWords, useDoer, usePermits, useWindow } from './words.ts'
import '../inspections/inspections.css'
import './maintenance.css'

type Action = MaintenanceTaskDetails['allowedActions'][number]
type Result = MaintenanceTaskDetails['results'][number]
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ reason?: string }> })))
const RecordForm = lazy(() => import('./record-form.tsx').then(({ RecordForm }) => ({ default: RecordForm })))

/** A service: what was to be done, what was found step by step, and the work order that carries it. */
export function TaskPage() {
  const { id } = useParams({ from: '/shell/maintenance/tasks/$id' })
  const task = useCall('maintenance.getMaintenanceTask', { params: { id } })
  if (!task.data) return <RecordWaiting error={task.error} onRetry={() => void task.refetch()} />
  return (
    <SiteZone siteId={task.data.siteId}>
      <Page key={id} task={task.data} />
    </SiteZone>
  )
}

function Page({ task }: { task: MaintenanceTaskDetails }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const windowOf = useWindow()
  const doer = useDoer()
  const permits = usePermits()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<Action | 'record' | null>(null)
  const timeline = useCall('maintenance.maintenanceTaskTimeline', { params: { id: task.id } })
  const act = useAct('maintenance.actOnMaintenanceTask', ['maintenance', 'workorders'])
  const acts: Act[] = [
    ...(task.mayRecord ? [{ key: 'record', text: t('maintenance.tasks.record'), onClick: () => setOpened('record') }] : []),
    ...task.allowedActions.map((action): Act => ({ key: action, text: label('maintenanceAction', action), isDanger: action === 'skip', onClick: () => setOpened(action) })),
  ]
  return (
    <RecordPage
      number={task.number}
      title={`${task.facility.name} · ${task.plan.name}`}
      tags={<><TaskState task={task} /><span>{windowOf(task)}</span><span>{doer(task)}</span><Steps task={task} /></>}
      acts={<ActionBar acts={acts} hasNext={task.mayRecord}><Button icon={<PrinterOutlined />} href={urlOf('maintenance.printMaintenanceTask', { params: { id: task.id } })} target="_blank">{t('maintenance.tasks.print')}</Button></ActionBar>}
      notice={task.state === 'open' && (task.needsLockOut || task.permits.length > 0) && <Alert type="warning" showIcon title={permits(task)} description={task.safety} />}
      aside={<MaintenanceHistory of="task" answer={timeline} />}
    >
      <FactGroup title={t('maintenance.tasks.facts')}>
        <Facts
          facts={[
            { label: t('maintenance.facility'), value: <FacilityLink of={task.facility} /> },
            { label: t('maintenance.tasks.plan'), value: <Link to="/maintenance/plans/$id" params={{ id: task.plan.id }}>{task.plan.name}</Link> },
            { label: t('maintenance.tasks.procedure'), value: <Link to="/maintenance/procedures/$id" params={{ id: task.procedure.id }} search={{ number: String(task.procedureNumber) }}>{task.procedure.name} {t('shell.version.n', { n: task.procedureNumber })}</Link> },
            { label: t('maintenance.tasks.order'), value: task.order && <span className="gj-row"><Link to="/work-orders/$id" params={{ id: task.order.id }}>{task.order.number}</Link><WorkOrderStatusTag status={task.order.status as never} /></span> },
            { label: t('maintenance.tasks.due'), value: time.day(task.dueAt) },
            { label: t('maintenance.tasks.counterAt'), value: task.counterAt },
            { label: t('maintenance.tasks.doneAt'), value: time.at(task.doneAt) },
            { label: t('maintenance.tasks.why'), value: label('maintenanceWhy', task.why) },
            { label: t('maintenance.reason'), value: task.reason, isWide: true },
            { label: t('maintenance.procedures.parts'), value: partWords(task.parts, t), isWide: true },
            { label: t('maintenance.procedures.tools'), value: task.tools.join(t('maintenance.comma')), isWide: true },
            { label: t('maintenance.procedures.safety'), value: task.safety && <span className="gj-words">{task.safety}</span>, isWide: true },
          ]}
        />
      </FactGroup>
      <FactGroup title={t('maintenance.tasks.results')} extra={<Steps task={task} />}>
        <ol className="gj-mnt-results">
          {task.results.map((result, at) => <ResultRow key={result.step.id} result={result} at={at} />)}
        </ol>
      </FactGroup>
      <Suspense>
        {opened === 'record' && <RecordForm task={task} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'record' && (
          <ActForm
            title={`${label('maintenanceAction', opened)} · ${task.number}`}
            verb={label('maintenanceAction', opened)}
            isDanger={opened === 'skip'}
            hint={t(`maintenance.tasks.hint.${opened}`)}
            onSubmit={async ({ reason = '' }) => {
              const after = await act.mutateAsync({ params: { id: task.id }, body: { action: opened, version: task.version, reason } })
              void message.success(opened === 'raise_order' && after.order ? t('maintenance.tasks.raised', { number: after.order.number }) : t('shell.acts.done', { verb: label('maintenanceAction', opened) }))
            }}
            onClose={() => setOpened(null)}
          >
            <Form.Item name="reason" label={t('maintenance.reason')} rules={opened === 'skip' ? [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }] : []}><Input.TextArea autoFocus maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}

/** One step with what was found, who found it, and the finding and order that a bad one made. */
function ResultRow({ result, at }: { result: Result; at: number }) {
  const t = useT()
  const time = useTime()
  const { step, value, isFine, note, photos, finding } = result
  const said = value === null ? t('maintenance.steps.none') : typeof value === 'boolean' ? t(value ? 'maintenance.steps.fine' : 'maintenance.steps.bad') : `${value} ${typeof value === 'number' ? step.unit : ''}`
  return (
    <li>
      <div className="gj-row gj-wrap">
        <span className="gj-insp-number">{at + 1}</span>
        <span className="gj-grow">{step.text} <span className="gj-quiet gj-small">{limitsOf(step)}{!step.isRequired && ` ${t('maintenance.steps.optional')}`}</span></span>
        <strong className={value === null ? 'gj-quiet' : isFine === false ? 'gj-tone' : undefined} data-tone={isFine === false ? 'overdue' : undefined}>{isFine === false ? '▲ ' : isFine === true ? '✓ ' : ''}{said}</strong>
        {result.at && <span className="gj-quiet gj-small gj-nowrap">{result.by} {time.at(result.at)}</span>}
      </div>
      {note && <p className="gj-quiet">{note}</p>}
      {photos.length > 0 && <FileStrip files={photos} />}
      {finding && (
        <p className="gj-row gj-small">
          <span className="gj-tone" data-tone="overdue">▲</span>
          <Link to="/inspections/findings/$id" params={{ id: finding.id }}>{finding.number}</Link>
          {finding.orderId && <Link to="/work-orders/$id" params={{ id: finding.orderId }}>{finding.orderNumber}</Link>}
        </p>
      )}
    </li>
  )
}
