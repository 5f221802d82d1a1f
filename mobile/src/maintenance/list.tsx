import { useEffect, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import type { MaintenanceTask } from '@guanjia/contract/maintenance.ts'
import { call } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useNow } from '@guanjia/ui/clock/use-now.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { SiteCard, useChosenSite } from '../app/site.tsx'
import { ScanSheet } from '../inspections/scan-sheet.tsx'
import { WhatPhone } from '../inspections/what-phone.tsx'
import { isConnectionLost } from '../kit/connection.ts'
import { Empty } from '../kit/empty.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { StatusTag } from '../kit/status.tsx'
import { StepProgress } from './progress.tsx'
import { facilityOfCode, recordOnLabel } from './steps.ts'
import { useWaiting } from './use-waiting.ts'
import '../inspections/inspections.css'

const MOST = 50

/** My services, those whose time is over first; their steps come to the phone with them, for where there is no network. A label opens its facility. */
export function Services() {
  const t = useT()
  const cache = useQueryClient()
  const [, navigate] = useLocation()
  const [siteId, choose] = useChosenSite()
  const [isScanning, setScanning] = useState(false)
  const answer = useCall('maintenance.listMaintenanceTasks', { query: { siteId, limit: MOST, filter: { mine: true, state: ['open'] } } }, { enabled: siteId !== '' })
  const items = answer.data?.items
  useEffect(() => {
    // Before anybody goes down to where there is no network.
    for (const { id } of items ?? []) void cache.prefetchQuery({ queryKey: ['maintenance.getMaintenanceTask', { params: { id } }], queryFn: ({ signal }) => call('maintenance.getMaintenanceTask', { params: { id } }, { signal }), staleTime: 60_000 })
  }, [cache, items])
  async function found(text: string): Promise<string | null> {
    const typed = text.trim().toLowerCase()
    const id = recordOnLabel(text) ?? items?.find(({ facility }) => facility.code.toLowerCase() === typed)?.facility.id
    if (id) return open(id)
    if (isConnectionLost() || typed.length < 2) return t('mobileMaintenance.scan.unknown')
    const hits = await call('registers.lookUp', { query: { siteId, q: text.trim() } }).catch(() => null)
    const hit = facilityOfCode(hits?.items ?? [], typed)
    return hit === null ? t('mobileMaintenance.scan.unknown') : open(hit)
  }
  function open(id: string): null {
    navigate(`/r/${id}`)
    return null
  }
  return (
    <Page title={t('mobileMaintenance.title')} back="/me" foot={<Button block size="large" color="primary" onClick={() => setScanning(true)}>{t('mobileMaintenance.scan.title')}</Button>}>
      <WhatPhone />
      <SiteCard value={siteId} onChoose={choose} />
      <Refreshable modules={['maintenance']}>
        <ListState answer={answer} empty={<Empty title={t('mobileMaintenance.none')} text={t('mobileMaintenance.noneText')} />}>
          {(tasks) => tasks.toSorted((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || Date.parse(a.dueAt) - Date.parse(b.dueAt)).map((task) => <ServiceCard key={task.id} task={task} />)}
        </ListState>
      </Refreshable>
      <section className="card more-list"><Link href="/inspections/unsent">{t('mobileInspections.unsent.title')}</Link></section>
      {isScanning && <ScanSheet onFound={found} onClose={() => setScanning(false)} />}
    </Page>
  )
}

const MINUTE_MS = 60_000

export function ServiceCard({ task }: { task: MaintenanceTask }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const now = useNow(MINUTE_MS)
  const unsent = useWaiting().filter(({ work }) => work.kind === 'steps' && work.taskId === task.id).length
  const isLate = task.state === 'open' && (task.isOverdue || now > Date.parse(task.to))
  return (
    <article className={`card record${isLate ? ' urgency-emergency' : ''}`}>
      <Link href={`/services/${task.id}`} className="record-link">
        <span className="record-top">
          <StatusTag look={{ tone: isLate ? 'overdue' : task.state === 'done' ? 'done' : 'active', shape: isLate ? 'triangle' : task.state === 'done' ? 'tick' : 'half' }} text={isLate ? t('mobileMaintenance.late') : label('maintenanceState', task.state)} />
          <span className={isLate ? 'is-bad' : 'muted'}>{t('mobileMaintenance.due', { day: time.day(task.dueAt) })}</span>
        </span>
        <strong className="record-title">{task.facility.name} · {task.plan.name}</strong>
        <StepProgress done={task.recorded} of={task.steps} />
        <span className="record-bottom">
          <span className="mark">{task.facility.code}</span>
          {task.bad > 0 && <span className="mark mark-warning">{t('mobileMaintenance.bad', { count: task.bad })}</span>}
          {unsent > 0 && <span className="mark mark-warning">{t('mobileInspections.unsent.mark', { count: unsent })}</span>}
          <span className="record-number">{task.order?.number ?? task.number}</span>
        </span>
      </Link>
    </article>
  )
}
