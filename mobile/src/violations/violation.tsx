import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link, useParams } from 'wouter'
import type { Violation } from '@guanjia/contract/violations.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { VIOLATION_DELIVERIES, type ViolationAction, type ViolationDelivery } from '@guanjia/ui/archives/choices.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { ActBar } from '../kit/act-bar.tsx'
import { Facts, fact } from '../kit/facts.tsx'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { StatusTag } from '../kit/status.tsx'
import { toast } from '../kit/toast.tsx'
import { putInOutbox } from '../outbox/store.ts'
import { draftPlace } from '../inspections/bundle-store.ts'
import { actedAt, whyNotKept } from '../inspections/doing.ts'
import { useKeptPhotos } from '../inspections/kept-photos.ts'
import { useInspections } from '../inspections/use-inspections.ts'
import { WhatPhone } from '../inspections/what-phone.tsx'
import { LOOK } from './looks.ts'

/** What somebody does who stands before it, the most natural first; the rest is done at a desk. */
const HERE = ['recheck', 'deliver', 'stop', 'refuse'] as const satisfies readonly ViolationAction[]
type Here = (typeof HERE)[number]

/** One violation: what it is, what was asked until when, and the acts that are done on the spot, also without network. */
export function ViolationScreen() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { id = '' } = useParams<{ id: string }>()
  const { operations } = useInspections()
  const [acting, setActing] = useState<Here | null>(null)
  const answer = useCall('violations.getViolation', { params: { id } })
  const one = answer.data
  if (!one) return <Page title={t('mobileViolations.title')} back="/violations">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  const waits = operations.some(({ work }) => work.kind === 'violationAct' && work.violationId === id)
  const [main, ...others] = HERE.filter((action) => one.allowedActions.includes(action))
  const paper = one.papers.findLast(({ kind }) => kind === 'notice')
  const photos = (isLater: boolean) => one.photos.filter(({ purpose }) => (purpose !== 'evidence') === isLater).map(({ file }) => file)
  const foot = !waits && main && (
    <ActBar
      primary={
        <Button block size="large" color="primary" onClick={() => setActing(main)}>
          {label('violationAction', main)}
        </Button>
      }
      rest={others.map((action) => ({ key: action, text: label('violationAction', action), isBad: action === 'refuse', onPick: () => setActing(action) }))}
    />
  )
  return (
    <Page title={one.number} back="/violations" foot={foot}>
      <WhatPhone />
      <section className="card form round-head">
        <span className="record-top">
          <StatusTag look={LOOK[one.state]} text={label('violationState', one.state)} />
          <span className="muted">{time.at(one.foundAt)}</span>
        </span>
        <p className="form-lead">{one.description}</p>
        <Facts
          items={[
            fact(t('mobileViolations.unit'), one.unit?.code),
            fact(t('mobileViolations.place'), one.place),
            fact(t('mobileViolations.party'), one.party),
            fact(t('mobileViolations.source'), label('violationSource', one.source)),
            fact(t('mobileViolations.type'), one.type?.name),
            fact(t('mobileViolations.degree'), one.degree && label('violationDegree', one.degree)),
            fact(t('mobileViolations.demand'), paper?.words),
            fact(t('mobileViolations.dueOn'), one.dueOn && `${one.isOverdue ? '▲ ' : ''}${one.dueOn}`),
            fact(t('mobileViolations.owner'), one.owner?.name),
            fact(t('mobileViolations.handler'), one.handler?.name),
            fact(t('mobileViolations.finding'), one.finding && <Link href={`/findings/${one.finding.id}`}>{one.finding.name}</Link>),
            fact(t('mobileViolations.reporter'), one.reporter && [one.reporter.name, one.reporter.contact].filter(Boolean).join(' ')),
            fact(t('mobileViolations.outcome'), one.outcome),
          ]}
        />
        <Pictures files={photos(false)} />
        {photos(true).length > 0 && <p className="muted">{t('mobileViolations.later')}</p>}
        <Pictures files={photos(true)} />
      </section>
      {waits && <p className="note note-warning">{t('mobileViolations.waits')}</p>}
      {acting && <ActSheet one={one} action={acting} onClose={() => setActing(null)} />}
    </Page>
  )
}

/** What was done on the spot; goes through the outbox, so that it counts from a basement too. */
function ActSheet({ one, action, onClose }: { one: Violation; action: Here; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { accountId, aheadMs } = useInspections()
  const place = draftPlace(accountId, `${one.id}/${action}`)
  const pool = useKeptPhotos(place)
  const [id] = useState(recordId)
  const [note, setNote] = useState('')
  const [isFine, setFine] = useState<'yes' | 'no' | null>(null)
  const [delivery, setDelivery] = useState<ViolationDelivery>('in_person')
  const [receivedBy, setReceivedBy] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const wrong = {
    isFine: action === 'recheck' && isFine === null,
    receivedBy: action === 'deliver' && delivery === 'in_person' && !receivedBy.trim(),
    photos: pool.whole.photos.length === 0 && (action === 'recheck' || action === 'stop' || (action === 'deliver' && (delivery === 'left_at_door' || delivery === 'signature_refused'))),
    note: (action === 'refuse' || (action === 'recheck' && isFine === 'no')) && !note.trim(),
  }
  async function act(): Promise<void> {
    setAsked(true)
    if (Object.values(wrong).some(Boolean) || isBusy) return
    setBusy(true)
    try {
      const photos = pool.all()
      const photoIds = photos.map((photo) => photo.id)
      const body = { action, note: note.trim(), photoIds, isFine: action === 'recheck' ? isFine === 'yes' : null, delivery: action === 'deliver' ? delivery : null, receivedBy: action === 'deliver' ? receivedBy.trim() : '', at: actedAt({ aheadMs }) }
      await putInOutbox(accountId, { id, siteId: one.siteId, title: one.description.slice(0, 40), pictureIds: photoIds, work: { kind: 'violationAct', violationId: one.id, body } }, photos, place)
      toast(t('mobileViolations.saved'))
      onClose()
    } catch (error) {
      setProblem(whyNotKept(t, error))
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title={label('violationAction', action)}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void act()}>
          {label('violationAction', action)}
        </Button>
      }
    >
      {action === 'recheck' && (
        <Choice
          label={t('mobileViolations.isFine')}
          options={[
            { value: 'yes', text: t('mobileViolations.fine') },
            { value: 'no', text: t('mobileViolations.notFine') },
          ]}
          value={isFine}
          onChange={setFine}
          error={isAsked && wrong.isFine ? t('mobileViolations.isFineNeeded') : undefined}
        />
      )}
      {action === 'deliver' && <Choice label={t('mobileViolations.delivery')} options={VIOLATION_DELIVERIES.map((value) => ({ value, text: label('violationDelivery', value) }))} value={delivery} onChange={setDelivery} />}
      {action === 'deliver' && <LineField label={t('mobileViolations.receivedBy')} max={60} value={receivedBy} onChange={setReceivedBy} error={isAsked && wrong.receivedBy ? t('mobileViolations.receivedNeeded') : undefined} />}
      <PhotoField label={t('mobileViolations.photos')} draft={pool.whole} error={isAsked && wrong.photos ? t('mobileViolations.photoNeeded') : undefined} />
      <WordsField label={t('mobileViolations.note')} max={1000} value={note} onChange={setNote} error={isAsked && wrong.note ? t('mobileViolations.noteNeeded') : undefined} />
      {problem && <p className="problem" role="alert">{problem}</p>}
    </Sheet>
  )
}
