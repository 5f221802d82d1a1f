import { useState, type ReactNode } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import type { EnvironmentToday as Today, PestControl, WasteSlot } from '@guanjia/contract/environment.ts'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useNow } from '@guanjia/ui/clock/use-now.ts'
import { dayOf } from '@guanjia/ui/format/time.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { SiteCard } from '../app/site.tsx'
import { Empty } from '../kit/empty.tsx'
import { Section } from '../kit/facts.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useBack, useInspections } from '../inspections/use-inspections.ts'
import { WhatPhone } from '../inspections/what-phone.tsx'
import { FinishClean, GreeningDone, PestAct, StartClean, WasteDone } from './acts.tsx'
import { isPending, pendingOf, runningJobs } from './pending.ts'
import './environment.css'

type Open = { what: 'waste'; slot: WasteSlot } | { what: 'greening'; job: Today['greening'][number] } | { what: 'pest'; pest: PestControl } | { what: 'start' } | { what: 'finish'; job: { id: string; place: string } }
const TICK_MS = 20_000

/** The environment work of today: one tap opens what is done, a picture proves it, and it counts without network, too. */
export function EnvironmentToday() {
  const t = useT()
  const { siteId, operations, aheadMs, choose } = useInspections()
  const today = useCall('environment.environmentToday', { query: { siteId } }, { staleTime: 30_000, enabled: siteId !== '' })
  const [open, setOpen] = useState<Open | null>(null)
  const close = (): void => setOpen(null)
  return (
    <Page
      title={t('mobileEnvironment.title')}
      back={useBack()}
      trailing={<button type="button" className="text-button" disabled={today.isFetching} onClick={() => void today.refetch()}>{t('mobileEnvironment.refresh')}</button>}
      foot={today.data && <Button block size="large" color="primary" onClick={() => setOpen({ what: 'start' })}>{t('mobileEnvironment.startClean')}</Button>}
    >
      <WhatPhone />
      <SiteCard value={siteId} onChoose={choose} />
      {today.error && !(today.data && isProblem(today.error, 'offline')) && <ProblemNote error={today.error} />}
      {!today.data && !today.error && <Rows />}
      {today.data && <Work today={today.data} pending={pendingOf(operations)} aheadMs={aheadMs} onOpen={setOpen} />}
      {today.data && open && <Sheets today={today.data} open={open} onClose={close} />}
    </Page>
  )
}

function Sheets({ today, open, onClose }: { today: Today; open: Open; onClose: () => void }) {
  if (open.what === 'waste') return <WasteDone siteId={today.siteId} slot={open.slot} onClose={onClose} />
  if (open.what === 'greening') return <GreeningDone job={open.job} onClose={onClose} />
  if (open.what === 'pest') return <PestAct pest={open.pest} onClose={onClose} />
  if (open.what === 'finish') return <FinishClean siteId={today.siteId} job={open.job} onClose={onClose} />
  return <StartClean today={today} onClose={onClose} />
}

function Work({ today, pending, aheadMs, onOpen }: { today: Today; pending: ReturnType<typeof pendingOf>; aheadMs: number; onOpen: (open: Open) => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [, navigate] = useLocation()
  const now = useNow(TICK_MS) - aheadMs
  // Without network it is what was fetched last, which may be another day's.
  const isOld = today.day < dayOf(now, time.timeZone)
  const jobs = runningJobs(today, pending)
  // A round whose time is over is still done, late; one that waits to be sent is done here.
  const waste = today.waste.filter(({ state }) => state === 'open' || state === 'missed')
  const minutes = (dueAt: string): number => Math.round((Date.parse(dueAt) - now) / 60_000)
  if (jobs.length + waste.length + today.greening.length + today.pests.length + today.rounds.length === 0) return isOld ? <Empty title={t('mobileEnvironment.old', { day: today.day })} /> : <Empty title={t('mobileEnvironment.none')} text={t('mobileEnvironment.noneText')} />
  return (
    <>
      {isOld && <p className="note note-warning">▲ {t('mobileEnvironment.old', { day: today.day })}</p>}
      <Group title={t('mobileEnvironment.clean')} isShown={jobs.length > 0}>
        {jobs.map((job) => (
          <Row key={job.id} name={job.place} hint={minutes(job.dueAt) >= 0 ? t('mobileEnvironment.left', { n: minutes(job.dueAt) }) : t('mobileEnvironment.over', { n: -minutes(job.dueAt) })} isLate={minutes(job.dueAt) < 0} onDone={() => onOpen({ what: 'finish', job })} />
        ))}
      </Group>
      <Group title={t('mobileEnvironment.waste')} isShown={waste.length > 0}>
        {waste.map((slot) => (
          <Row key={`${slot.station.id}${slot.slot}`} name={`${slot.slot} ${slot.station.name}`} hint={slot.state === 'missed' ? t('mobileEnvironment.missed') : t('mobileEnvironment.until', { time: time.short(slot.until) })} isLate={slot.state === 'missed'} isSent={isPending(pending, { stationId: slot.station.id, day: slot.day, slot: slot.slot })} onDone={() => onOpen({ what: 'waste', slot })} />
        ))}
      </Group>
      <Group title={t('mobileEnvironment.rounds')} isShown={today.rounds.length > 0}>
        {today.rounds.map((round) => (
          <Row key={round.id} name={round.name} hint={t('mobileEnvironment.until', { time: time.short(round.to) })} verb={t('mobileEnvironment.openRound')} onDone={() => navigate(`/inspections/${round.id}`)} />
        ))}
      </Group>
      <Group title={t('mobileEnvironment.greening')} isShown={today.greening.length > 0}>
        {today.greening.map((job) => (
          <Row key={job.id} name={`${label('greeningTask', job.task)} ${job.place}`} hint={[job.species, job.isOverdue ? t('mobileEnvironment.overdue') : t('mobileEnvironment.until', { time: job.toOn.slice(5) })].filter(Boolean).join(' · ')} isLate={job.isOverdue} isSent={isPending(pending, { id: job.id })} onDone={() => onOpen({ what: 'greening', job })} />
        ))}
      </Group>
      <Group title={t('mobileEnvironment.pests')} isShown={today.pests.length > 0}>
        {today.pests.map((pest) => {
          const isStart = pest.state === 'announced'
          const mayNot = isStart && pest.mayStartAt !== null && Date.parse(pest.mayStartAt) > now
          return <Row key={pest.id} name={`${pest.targets.map((target) => label('pestTarget', target)).join('、')} ${pest.place}`} hint={mayNot ? t('mobileEnvironment.mayStart', { time: time.short(pest.mayStartAt) }) : `${pest.chemical} ${pest.dose}`} verb={t(isStart ? 'mobileEnvironment.pestStart' : 'mobileEnvironment.pestDone')} isBarred={mayNot} isSent={isPending(pending, { id: pest.id })} onDone={() => onOpen({ what: 'pest', pest })} />
        })}
      </Group>
    </>
  )
}

function Group({ title, isShown, children }: { title: string; isShown: boolean; children: ReactNode }) {
  return isShown ? <Section title={title}><ul className="env-list">{children}</ul></Section> : null
}

function Row({ name, hint, verb, isLate = false, isSent = false, isBarred = false, onDone }: { name: string; hint: string; verb?: string; isLate?: boolean; isSent?: boolean; isBarred?: boolean; onDone: () => void }) {
  const t = useT()
  return (
    <li>
      <span className="env-what"><strong>{name}</strong><span className={isLate ? 'is-bad' : 'muted'}>{isLate ? '▲ ' : ''}{hint}</span></span>
      {isSent ? <span className="mark mark-warning">{t('mobileEnvironment.waits')}</span> : <Button color="primary" fill="outline" disabled={isBarred} onClick={onDone} aria-label={`${verb ?? t('mobileEnvironment.done')} ${name}`}>{verb ?? t('mobileEnvironment.done')}</Button>}
    </li>
  )
}
