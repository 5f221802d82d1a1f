import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation, useParams } from 'wouter'
import { ROUND_LOOK } from '@guanjia/ui/clock/status-view.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { ActBar } from '../kit/act-bar.tsx'
import { Empty } from '../kit/empty.tsx'
import { recordId } from '../kit/ids.ts'
import { Rows } from '../kit/rows.tsx'
import { StatusTag } from '../kit/status.tsx'
import { toast } from '../kit/toast.tsx'
import { useWindow } from '../kit/when.ts'
import { draftPlace } from './bundle-store.ts'
import { beginRound, endRound, mayJoin, saveRecord, whyNotKept, type Doer } from './doing.ts'
import { Progress } from './list.tsx'
import { ScanSheet } from './scan-sheet.tsx'
import { SkipSheet } from './skip-sheet.tsx'
import { Stops } from './stops.tsx'
import { pointOfSign } from './tag.ts'
import { ReadFirst } from './read-first.tsx'
import { useInspections } from './use-inspections.ts'
import { isToDo, nextStop, type BundleChecklist, type RoundView } from './view.ts'
import { arriveBySign, skippedRecord } from './visit.ts'
import { WhatPhone } from './what-phone.tsx'
import './inspections.css'

/** So many points that are left are named. */
const MOST_NAMED = 30

/** One round: the points on the way, what is done and what is left, and the next act at the thumb. */
export function RoundScreen() {
  const t = useT()
  const label = useLabel()
  const when = useWindow()
  const { employeeId } = useSession()
  const { id = '' } = useParams<{ id: string }>()
  const [, navigate] = useLocation()
  const { rounds, bundle, accountId, siteId, isLoaded } = useInspections()
  const [open, setOpen] = useState<'scan' | 'skip' | 'finish' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const round = rounds.find(({ task }) => task.id === id)
  if (!isLoaded) return <Page title={t('mobileInspections.title')} back="/inspections"><Rows /></Page>
  if (!round || !bundle) {
    return (
      <Page title={t('mobileInspections.title')} back="/inspections">
        <Empty sign="?" title={t('mobileInspections.notHere')} text={t('mobileInspections.notHereText')} />
      </Page>
    )
  }
  const doer: Doer = { accountId, employeeId, siteId, aheadMs: bundle.aheadMs }
  const { task, state, stops, left } = round
  const next = nextStop(round)

  async function found(text: string): Promise<string | null> {
    const sign = await pointOfSign(bundle!.bundle.points, text)
    if (!sign) return t('mobileInspections.scan.unknown')
    const stop = stops.find(({ point }) => point.id === sign.point.id)
    if (!stop) return t('mobileInspections.scan.otherRound', { name: sign.point.name })
    if (!isToDo(stop)) return t('mobileInspections.scan.done', { name: sign.point.name })
    if (sign.tag) await arriveBySign(draftPlace(accountId, `${id}/${sign.point.id}`), sign.tag).catch(() => undefined)
    navigate(`/inspections/${id}/${sign.point.id}`)
    return null
  }
  async function act(work: () => Promise<void>, words: string): Promise<boolean> {
    setProblem(null)
    try {
      await work()
      toast(words)
      return true
    } catch (error) {
      setProblem(whyNotKept(t, error))
      return false
    }
  }
  async function finish(reason?: string): Promise<boolean> {
    const isOver = await act(async () => {
      if (reason !== undefined) await skipAll(doer, round!, bundle!.bundle.checklists, bundle!.bundle.nonce, reason)
      await endRound(doer, round!, 'finish')
    }, t('mobileInspections.round.finished'))
    if (isOver) navigate('/inspections', { replace: true })
    return isOver
  }
  const primary = !round.isWalkable ? null : left === 0 ? (
    <Button block size="large" color="primary" onClick={() => void finish()}>
      {t('mobileInspections.round.finish')}
    </Button>
  ) : task.meters === 'household' && next ? (
    <Button block size="large" color="primary" onClick={() => navigate(`/inspections/${id}/${next.point.id}`)}>
      {t('mobileInspections.round.readNext', { name: next.point.name })}
    </Button>
  ) : (
    <Button block size="large" color="primary" onClick={() => setOpen('scan')}>
      {t(state === 'started' ? 'mobileInspections.scan.title' : 'mobileInspections.round.beginByScan')}
    </Button>
  )
  const rest = round.isWalkable
    ? [
        ...(state === 'started' && !mayJoin(doer, round) ? [] : [{ key: 'start', text: t(state === 'started' ? 'mobileInspections.round.join' : 'mobileInspections.round.begin'), onPick: () => void act(() => beginRound(doer, round), t(state === 'started' ? 'mobileInspections.round.joined' : 'mobileInspections.round.begun')) }]),
        ...(task.meters === 'household' && left > 0 ? [{ key: 'scan', text: t('mobileInspections.scan.title'), onPick: () => setOpen('scan') }] : []),
        ...(left > 0 && left < stops.length ? [{ key: 'finish', text: t('mobileInspections.round.finishEarly'), onPick: () => setOpen('finish') }] : []),
        ...(left === stops.length && task.allowedActions.includes('skip') ? [{ key: 'skip', text: t('mobileInspections.round.skip'), isBad: true, onPick: () => setOpen('skip') }] : []),
      ]
    : []
  return (
    <ReadFirst accountId={accountId} bundle={bundle.bundle} round={round}>
      <Page title={task.plan.name} back="/inspections" foot={primary ? <ActBar primary={primary} rest={rest} /> : undefined}>
        <WhatPhone />
        <section className="card form round-head">
          <span className="record-top">
            <StatusTag look={ROUND_LOOK[state]} text={label('roundState', state)} />
            <span className="muted">{when(task.from, task.to)}</span>
          </span>
          <Progress done={stops.length - left} of={stops.length} />
          <p className="muted">
            {label('roundKind', task.kind)} · {task.number} · {t(task.isOrdered ? 'mobileInspections.round.ordered' : 'mobileInspections.round.anyOrder')}
          </p>
        </section>
        {problem && <p className="problem" role="alert">{problem}</p>}
        <Stops round={round} next={next} />
        {open === 'scan' && <ScanSheet onFound={found} onClose={() => setOpen(null)} />}
        {open === 'skip' && <SkipSheet title={t('mobileInspections.round.skip')} problem={problem} onSkip={(reason) => act(() => endRound(doer, round, 'skip', reason), t('mobileInspections.saved'))} onClose={() => setOpen(null)} />}
        {open === 'finish' && (
          <SkipSheet title={t('mobileInspections.round.finishEarly')} act={t('mobileInspections.round.finish')} problem={problem} onSkip={finish} onClose={() => setOpen(null)}>
            <p>{t('mobileInspections.round.left', { count: left })}</p>
            <p className="muted">{stops.filter((stop) => stop.state === 'open').slice(0, MOST_NAMED).map(({ point }) => point.name).join('、')}{left > MOST_NAMED && '…'}</p>
          </SkipSheet>
        )}
      </Page>
    </ReadFirst>
  )
}

/** The points that are left, each with the reason, so that the record says so of each. */
async function skipAll(doer: Doer, round: RoundView, checklists: readonly BundleChecklist[], nonce: string, reason: string): Promise<void> {
  for (const { point, state } of round.stops) {
    const checklist = checklists.find(({ id }) => id === point.checklistId)
    if (state !== 'open' || !checklist) continue
    const at = new Date().toISOString()
    const record = skippedRecord(checklist, point.id, { id: recordId(), arrivedAt: at, tag: null, position: null }, { at, nonce, reason })
    await saveRecord(doer, round, record, point.name, [], draftPlace(doer.accountId, `${round.task.id}/${point.id}`))
  }
}
