import { Alert, App, Button, Progress, Skeleton } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useT, useTime, type CallResult, type T } from '@guanjia/ui'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { PageHead } from '../settings/page-head.tsx'
import { BackupPlanForm } from './backup-plan-form.tsx'
import { sizeWords } from './size-words.ts'

type Backups = CallResult<'operations.getBackups'>
type Run = Backups['runs'][number]

/** 备份: whether everything could be brought back, when it is saved next, and what came of each time. */
export function Backups() {
  const t = useT()
  const complain = useComplain()
  const { message } = App.useApp()
  const [isEditing, setIsEditing] = useState(false)
  // Progress arrives by hints; whoever misses one asks again soon.
  const found = useCall('operations.getBackups', {}, { refetchInterval: ({ state }) => (state.data?.runs.some(isOpen) ? 2000 : false) })
  const act = useAct('operations.actOnBackups', ['operations'])
  const ask = (action: 'back_up' | 'drill'): void => {
    act.mutate({ body: { action } }, { onError: complain, onSuccess: () => void message.success(t(action === 'drill' ? 'operations.drillAsked' : 'operations.backupAsked')) })
  }
  if (found.error && !found.data) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton active />
  const { plan, runs } = found.data
  const open = runs.find(isOpen)
  const hasBackup = runs.some(({ kind, state }) => kind === 'backup' && state === 'good')
  return (
    <>
      <PageHead title={t('operations.title')} hint={t('operations.hint')}>
        <Button onClick={() => ask('drill')} disabled={open !== undefined || !hasBackup}>
          {t('operations.drillNow')}
        </Button>
        <Button type="primary" onClick={() => ask('back_up')} disabled={open !== undefined} loading={act.isPending}>
          {t('operations.backUpNow')}
        </Button>
      </PageHead>
      <div className="gj-stack">
        <Warnings backups={found.data} t={t} />
        {open && <UnderWay run={open} />}
        <FactGroup title={t('operations.plan')} extra={<Button onClick={() => setIsEditing(true)}>{t('operations.change')}</Button>}>
          <PlanFacts backups={found.data} />
        </FactGroup>
        <section className="gj-card">
          <header>
            <h2 className="gj-grow">{t('operations.log')}</h2>
            <span className="gj-quiet gj-small">{t('operations.logHint')}</span>
          </header>
          <Log runs={runs} />
        </section>
      </div>
      {isEditing && <BackupPlanForm plan={plan} onClose={() => setIsEditing(false)} />}
    </>
  )
}

const isOpen = ({ state }: Run): boolean => state === 'waiting' || state === 'running'

function Warnings({ backups: { plan, runs, isLate, freeBytes }, t }: { backups: Backups; t: T }) {
  const newest = runs.find(({ kind, state }) => kind === 'backup' && state === 'good')
  const isTight = freeBytes !== null && newest?.bytes != null && freeBytes < newest.bytes * 2
  return (
    <>
      {plan?.isOn !== true && <Alert type="warning" showIcon title={t('operations.off')} description={t('operations.offHint')} />}
      {isLate && <Alert type="error" showIcon title={t('operations.late')} description={t('operations.lateHint')} />}
      {isTight && <Alert type="warning" showIcon title={t('operations.tight')} description={t('operations.tightHint')} />}
    </>
  )
}

function UnderWay({ run }: { run: Run }) {
  const t = useT()
  const percent = run.total === 0 ? 0 : Math.floor((run.done / run.total) * 100)
  return (
    <section className="gj-card" aria-live="polite">
      <div className="gj-body">
        <strong>{t(run.kind === 'drill' ? 'operations.drillRuns' : 'operations.backupRuns')}</strong>
        <Progress percent={run.state === 'waiting' ? 0 : percent} status="active" aria-label={t('operations.progress')} />
        <span className="gj-quiet">{run.state === 'waiting' ? t('operations.waiting') : t(`operations.phase.${run.phase || 'begin'}`)}</span>
      </div>
    </section>
  )
}

function PlanFacts({ backups: { plan, folder, freeBytes, lastGoodAt, lastDrillAt } }: { backups: Backups }) {
  const t = useT()
  const time = useTime()
  const never = t('operations.never')
  return (
    <Facts
      facts={[
        { label: t('operations.rhythm'), value: plan?.isOn ? `${rhythmWords(t, plan)} ${plan.at}` : t('operations.no') },
        { label: t('operations.nextAt'), value: plan?.nextAt ? time.at(plan.nextAt) : '—' },
        { label: t('operations.keep'), value: plan ? t('operations.keepN', { n: plan.keep }) : '—' },
        { label: t('operations.drillEvery'), value: plan ? t(`operations.drill.${plan.drillEvery}`) : '—' },
        { label: t('operations.lastGood'), value: lastGoodAt ? time.at(lastGoodAt) : never },
        { label: t('operations.lastDrill'), value: lastDrillAt ? time.at(lastDrillAt) : never },
        { label: t('operations.folder'), value: <code>{folder}</code>, isWide: true },
        { label: t('operations.free'), value: freeBytes === null ? t('operations.unknown') : sizeWords(freeBytes) },
        { label: t('operations.key'), value: t('operations.keyHint'), isWide: true },
      ]}
    />
  )
}

function rhythmWords(t: T, { every, weekday }: NonNullable<Backups['plan']>): string {
  return every === 'day' ? t('operations.every.day') : t(`operations.weekdays.d${weekday as 1}`)
}

const LOOKS = { waiting: { tone: 'idle', shape: 'ring' }, running: { tone: 'active', shape: 'half' }, good: { tone: 'done', shape: 'tick' }, failed: { tone: 'overdue', shape: 'triangle' } } as const

function Log({ runs }: { runs: Run[] }) {
  const t = useT()
  const time = useTime()
  const columns: Column<Run>[] = [
    { key: 'at', title: t('operations.at'), width: 130, render: (row) => time.at(row.requestedAt) },
    { key: 'kind', title: t('operations.kind'), width: 110, render: (row) => t(`operations.kinds.${row.kind}`) },
    { key: 'state', title: t('operations.result'), width: 110, render: (row) => <Look look={LOOKS[row.state]} text={t(`operations.state.${row.state}`)} /> },
    { key: 'cause', title: t('operations.cause'), width: 130, render: (row) => (row.cause === 'person' ? row.requestedBy : t(`operations.causes.${row.cause}`)) },
    { key: 'took', title: t('operations.took'), width: 90, align: 'right', render: (row) => (row.startedAt && row.endedAt ? t('operations.seconds', { n: Math.max(1, Math.round((Date.parse(row.endedAt) - Date.parse(row.startedAt)) / 1000)) }) : '') },
    { key: 'bytes', title: t('operations.size'), width: 100, align: 'right', render: (row) => (row.bytes === null ? '' : sizeWords(row.bytes)) },
    { key: 'rows', title: t('operations.rows'), width: 110, align: 'right', render: (row) => row.rows?.toLocaleString('en') ?? '' },
    { key: 'blobs', title: t('operations.blobs'), width: 90, align: 'right', render: (row) => row.blobs?.toLocaleString('en') ?? '' },
    { key: 'what', title: t('operations.what'), render: (row) => <span className="gj-clip" title={row.failure ?? row.name ?? ''}>{row.failure ?? row.name ?? ''}</span> },
  ]
  return <DataTable label={t('operations.log')} columns={columns} rows={runs} rowKey={(row) => row.id} empty={t('operations.empty')} hasKeys={false} />
}
