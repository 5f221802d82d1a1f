import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link, useLocation } from 'wouter'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { ROUND_LOOK } from '@guanjia/ui/clock/status-view.ts'
import { useNow } from '@guanjia/ui/clock/use-now.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useCan } from '../app/session.tsx'
import { SiteCard } from '../app/site.tsx'
import { Empty } from '../kit/empty.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { PullToRefresh } from '../kit/pull-to-refresh.tsx'
import { Rows } from '../kit/rows.tsx'
import { StatusTag } from '../kit/status.tsx'
import { useWindow } from '../kit/when.ts'
import { draftPlace } from './bundle-store.ts'
import { ScanSheet } from './scan-sheet.tsx'
import { pointOfSign } from './tag.ts'
import { useInspections } from './use-inspections.ts'
import { inOrder, roundsAt, type RoundView } from './view.ts'
import { arriveBySign } from './visit.ts'
import { WhatPhone } from './what-phone.tsx'
import './inspections.css'

/** Own rounds of today and tomorrow, from the phone; the sign of a point opens it straight from here. */
export function Inspections() {
  const t = useT()
  const time = useTime()
  const can = useCan()
  const [, navigate] = useLocation()
  const [isScanning, setScanning] = useState(false)
  const { bundle, rounds, accountId, siteId, isLoaded, isFetching, error, refresh, choose } = useInspections(true)
  async function found(text: string): Promise<string | null> {
    const sign = bundle && (await pointOfSign(bundle.bundle.points, text))
    if (!sign) return t('mobileInspections.scan.unknown')
    const round = roundsAt(rounds, sign.point.id).find(({ stops }) => stops.some(({ point, state }) => point.id === sign.point.id && state === 'open'))
    if (!round) return t('mobileInspections.scan.noRound', { name: sign.point.name })
    if (sign.tag) await arriveBySign(draftPlace(accountId, `${round.task.id}/${sign.point.id}`), sign.tag).catch(() => undefined)
    navigate(`/inspections/${round.task.id}/${sign.point.id}`)
    return null
  }
  return (
    <Page
      title={t('mobileInspections.title')}
      trailing={
        <button type="button" className="text-button" disabled={isFetching} onClick={() => void refresh()}>
          {isFetching ? t('mobileInspections.fetching') : bundle ? t('mobileInspections.fetched', { time: time.short(new Date(bundle.fetchedAt).toISOString()) }) : t('mobileInspections.fetch')}
        </button>
      }
      foot={
        <div className="two-acts">
          <Button size="large" onClick={() => navigate('/inspections/report')}>
            {t('mobileInspections.report.title')}
          </Button>
          <Button block size="large" color="primary" disabled={!bundle} onClick={() => setScanning(true)}>
            {t('mobileInspections.scan.title')}
          </Button>
        </div>
      }
    >
      <WhatPhone />
      <SiteCard value={siteId} onChoose={choose} />
      <PullToRefresh onRefresh={refresh} words={{ pull: t('mobile.pull'), release: t('mobile.release'), busy: t('mobile.refreshing') }}>
        {error !== null && !(bundle && isProblem(error, 'offline')) && <ProblemNote error={error} />}
        {!bundle && (isLoaded && !isFetching ? <Empty sign="⇣" title={t('mobileInspections.notFetched')} text={t('mobileInspections.notFetchedText')} /> : <Rows />)}
        {bundle && rounds.length === 0 && <Empty title={t('mobileInspections.none')} text={t('mobileInspections.noneText')} />}
        {bundle && rounds.length > 0 && <div className="list">{inOrder(rounds).map((round) => <RoundCard key={round.task.id} round={round} />)}</div>}
      </PullToRefresh>
      <section className="card more-list">
        {can('environment:work') && <Link href="/environment">{t('mobileEnvironment.title')}</Link>}
        <Link href="/inspections/lamps">{t('mobileLamps.entry')}</Link>
        <Link href="/inspections/night">{t('mobileLamps.night.entry')}</Link>
        {can('violations:read') && <Link href="/violations">{t('mobileViolations.title')}</Link>}
        <Link href="/inspections/findings">{t('mobileInspections.findings.title')}</Link>
        <Link href="/inspections/unsent">{t('mobileInspections.unsent.title')}</Link>
      </section>
      {isScanning && <ScanSheet onFound={found} onClose={() => setScanning(false)} />}
    </Page>
  )
}

const MINUTE_MS = 60_000

function RoundCard({ round }: { round: RoundView }) {
  const t = useT()
  const label = useLabel()
  const when = useWindow()
  const now = useNow(MINUTE_MS)
  const { task, state, stops, left, unsent } = round
  const isRunning = state === 'started' || round.isWalkable
  const isLate = isRunning && now > Date.parse(task.to)
  return (
    <article className={`card record${isLate ? ' urgency-emergency' : ''}`}>
      <Link href={`/inspections/${task.id}`} className="record-link">
        <span className="record-top">
          <StatusTag look={ROUND_LOOK[state]} text={label('roundState', state)} />
          <span className={isLate ? 'is-bad' : 'muted'}>{isLate ? `▲ ${t('mobileInspections.late')}` : when(task.from, task.to)}</span>
        </span>
        <strong className="record-title">{task.plan.name}</strong>
        <Progress done={stops.length - left} of={stops.length} />
        <span className="record-bottom">
          <span className="mark">{label('roundKind', task.kind)}</span>
          {unsent > 0 && <span className="mark mark-warning">{t('mobileInspections.unsent.mark', { count: unsent })}</span>}
          <span className="record-number">{task.number}</span>
        </span>
      </Link>
    </article>
  )
}

/** How far a round has got. */
export function Progress({ done, of }: { done: number; of: number }) {
  const t = useT()
  return (
    <span className="round-progress">
      <progress max={Math.max(1, of)} value={done} aria-hidden="true" />
      <span className="tabular">{t('mobileInspections.progress', { done, of })}</span>
    </span>
  )
}
