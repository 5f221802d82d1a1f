import { useEffect, useRef, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation, useParams } from 'wouter'
import { lacksPhotoWhenFine, missingIn } from '@guanjia/ui/inspections/rules.ts'
import { dayOf } from '@guanjia/ui/format/time.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { ActBar } from '../kit/act-bar.tsx'
import { Empty } from '../kit/empty.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { Rows } from '../kit/rows.tsx'
import { signaturePicture } from '../kit/signature-pad.tsx'
import { isSigned } from '../kit/strokes.ts'
import { toast } from '../kit/toast.tsx'
import { draftPlace, type KeptBundle } from './bundle-store.ts'
import { beginRound, saveRecord, whyNotKept, type Doer } from './doing.ts'
import { FindingSheet, findingFaults } from './finding-sheet.tsx'
import { ItemField } from './item-field.tsx'
import { NOT_GIVEN, allFine, shownItems, toConfirm, type Given } from './items.ts'
import { OddSheet } from './odd-sheet.tsx'
import { useKeptPhotos } from './kept-photos.ts'
import { ReadFirst } from './read-first.tsx'
import { ScanSheet } from './scan-sheet.tsx'
import { AT_HOMES, SkipSheet } from './skip-sheet.tsx'
import { pointOfSign } from './tag.ts'
import { useInspections } from './use-inspections.ts'
import { isToDo, nextStop, type BundleChecklist, type BundlePoint, type RoundView } from './view.ts'
import { askPosition, currentFindings, picturesOf, recordOf, skippedRecord, useVisit, withFindings, type FindingDraft, type VisitDraft } from './visit.ts'
import { WhatPhone } from './what-phone.tsx'
import './inspections.css'

/** A point of a round, wherever there is no network. */
export function PointScreen() {
  const t = useT()
  const { employeeId } = useSession()
  const { id = '', pointId = '' } = useParams<{ id: string; pointId: string }>()
  const { rounds, bundle, accountId, siteId, isLoaded } = useInspections()
  const round = rounds.find(({ task }) => task.id === id)
  const stop = round?.stops.find(({ point }) => point.id === pointId)
  const checklist = bundle?.bundle.checklists.find((one) => one.id === stop?.point.checklistId)
  const back = `/inspections/${id}`
  if (!isLoaded) return <Page title={t('mobileInspections.point.title')} back={back}><Rows /></Page>
  if (!bundle || !round || !stop || !checklist) {
    return (
      <Page title={t('mobileInspections.point.title')} back={back}>
        <Empty sign="?" title={t('mobileInspections.notHere')} text={t('mobileInspections.notHereText')} />
      </Page>
    )
  }
  if (!isToDo(stop)) {
    return (
      <Page title={stop.point.name} back={back}>
        <Empty title={t('mobileInspections.point.recorded')} text={stop.state === 'sent' ? undefined : t('mobileInspections.point.recordedUnsent')} />
      </Page>
    )
  }
  return (
    <ReadFirst accountId={accountId} bundle={bundle.bundle} round={round}>
      <Visiting key={`${id}/${pointId}`} round={round} point={stop.point} checklist={checklist} bundle={bundle} doer={{ accountId, employeeId, siteId, aheadMs: bundle.aheadMs }} />
    </ReadFirst>
  )
}

function Visiting(props: { round: RoundView; point: BundlePoint; checklist: BundleChecklist; bundle: KeptBundle; doer: Doer }) {
  const { round, point, checklist, bundle, doer } = props
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [, navigate] = useLocation()
  const place = draftPlace(doer.accountId, `${round.task.id}/${point.id}`)
  const { draft, change, isFull, latest, seal } = useVisit(place)
  const pool = useKeptPhotos(place)
  const [isAsked, setAsked] = useState(false)
  const [open, setOpen] = useState<'scan' | 'skip' | 'odd' | { finding: string } | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const hurry = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (round.isWalkable) void beginRound(doer, round).catch(() => undefined)
    askPosition((position) => change(() => ({ position })))
    // Once, when somebody comes to the point.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [place])

  if (!draft || !pool.isLoaded) return <Page title={point.name} back={`/inspections/${round.task.id}`}><Rows /></Page>

  const items = shownItems(checklist.items, draft.answers)
  const givenOf = (itemId: string): Given => draft.answers[itemId] ?? NOT_GIVEN
  const faults = faultsOf(checklist, draft, round.task.photoWhenFine)
  const today = dayOf(Date.now() - doer.aheadMs, time.timeZone)
  const oddIn = (answers: VisitDraft['answers']) => toConfirm(checklist.items, answers, point.lastReading, today)
  const odd = oddIn(draft.answers)

  function answer(itemId: string, part: Partial<Given>): void {
    change((before) => {
      const answers = { ...before.answers, [itemId]: { ...NOT_GIVEN, ...before.answers[itemId], ...part } }
      return { answers, findings: withFindings(checklist, { ...before, answers }, before, point.findings, t('mobileInspections.item.bad')) }
    })
  }
  function setFinding(id: string, how: (before: FindingDraft) => FindingDraft): void {
    change((before) => ({ findings: before.findings.map((one) => (one.id === id ? how(one) : one)) }))
  }
  function addFinding(): void {
    const id = recordId()
    change((before) => ({ findings: [...before.findings, { id, itemId: null, description: '', severity: 'normal', way: 'undecided', photoIds: [], afterPhotoIds: [], thirdParty: '', sameAs: null }] }))
    setOpen({ finding: id })
  }

  async function store(skipReason?: string): Promise<boolean> {
    const now = latest()
    if (!now) return false
    setSaving(true)
    setProblem(null)
    seal(true)
    try {
      const at = new Date().toISOString()
      const more = { at, nonce: bundle.bundle.nonce }
      const drawn = skipReason === undefined ? await signaturesOf(checklist, now) : []
      const signatures = new Map(drawn.map(({ itemId, id }) => [itemId, id]))
      const livePhotoId = liveOf(now, pool.of(allPhotos(now)))
      const record = skipReason === undefined ? recordOf(checklist, point.id, now, { ...more, livePhotoId, signatures }) : skippedRecord(checklist, point.id, now, { ...more, reason: skipReason })
      await saveRecord(doer, round, record, point.name, [...pool.of(picturesOf(record)), ...drawn], place)
      toast(t('mobileInspections.saved'))
      // From home to home without going back to the list.
      const next = round.task.meters === 'household' ? nextStop(round, point.id) : null
      navigate(`/inspections/${round.task.id}${next ? `/${next.point.id}` : ''}`, { replace: true })
      return true
    } catch (error) {
      seal(false)
      setProblem(whyNotKept(t, error))
      return false
    } finally {
      setSaving(false)
    }
  }
  async function save(): Promise<void> {
    setAsked(true)
    const now = latest()
    if (!now) return
    const left = faultsOf(checklist, now, round.task.photoWhenFine)
    if (left.isComplete && oddIn(now.answers)) return setOpen('odd')
    if (left.isComplete) return void (await store())
    const badFinding = left.findings[0]
    if (left.items.size === 0 && badFinding !== undefined) return setOpen({ finding: badFinding })
    requestAnimationFrame(() => document.querySelector('.field-error')?.scrollIntoView({ block: 'center', behavior: 'smooth' }))
  }
  /** One tap for a point where all is well; where the rule wants a picture, the camera opens with the same tap. */
  function sayAllFine(): void {
    const now = latest()
    if (!now) return
    const answers = { ...allFine(checklist.items, now.answers) }
    change((before) => ({ answers, findings: withFindings(checklist, { ...before, answers }, before, point.findings, t('mobileInspections.item.bad')) }))
    const left = faultsOf(checklist, { ...now, answers }, round.task.photoWhenFine)
    if (left.photo && left.items.size === 0) return hurry.current?.click()
    void save()
  }
  async function takeHurried(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])]
    input.value = ''
    if (files.length === 0) return
    await pointPhotos.add(files, true)
    await save()
  }
  const pointPhotos = pool.draftOf(draft.photoIds, (how) => change((before) => ({ photoIds: how(before.photoIds) })))
  const isStraight = items.some(({ kind, id }) => (kind === 'yes_no' || kind === 'choice') && givenOf(id).value === null)
  const opened = typeof open === 'object' && open !== null ? draft.findings.find(({ id }) => id === open.finding) : undefined
  const meterLast = point.lastReading
  return (
    <Page
      title={point.name}
      back={`/inspections/${round.task.id}`}
      foot={
        <ActBar
          primary={
            <Button block size="large" color="primary" loading={isSaving} onClick={() => (isStraight ? sayAllFine() : void save())}>
              {t(isStraight ? 'mobileInspections.point.allFine' : 'mobileInspections.point.save')}
            </Button>
          }
          rest={[
            { key: 'finding', text: t('mobileInspections.point.addFinding'), onPick: addFinding },
            { key: 'skip', text: t('mobileInspections.point.skip'), onPick: () => setOpen('skip') },
          ]}
        />
      }
    >
      <WhatPhone />
      {isFull || pool.isFull ? <p className="problem" role="alert">{t('mobileInspections.noRoom')}</p> : null}
      <section className="card form point-head">
        <p>
          <strong className="tabular">{point.code}</strong> {point.place && <span className="muted">{point.place}</span>}
        </p>
        {draft.tag === null ? (
          <button type="button" className="text-button" onClick={() => setOpen('scan')}>
            {t('mobileInspections.point.scan')}
          </button>
        ) : (
          <span className="tag tone-done">✓ {t('mobileInspections.point.scanned')}</span>
        )}
      </section>
      {point.findings.length > 0 && (
        <section className="card form">
          <p className="label">{t('mobileInspections.point.known', { count: point.findings.length })}</p>
          {point.findings.map((one) => (
            <p key={one.id} className="muted">
              {one.description} · {label('findingState', one.state)} · {time.short(one.foundAt)}
            </p>
          ))}
        </section>
      )}
      <section className="card form items">
        {items.map((item) => (
          <div key={item.id}>
            <ItemField
              item={item}
              given={givenOf(item.id)}
              typed={draft.typed[item.id] ?? ''}
              strokes={draft.strokes[item.id] ?? []}
              last={meterLast}
              today={today}
              photos={pool.draftOf(givenOf(item.id).photoIds, (how) => {
                const now = latest()
                if (now) answer(item.id, { photoIds: how(now.answers[item.id]?.photoIds ?? []) })
              })}
              missing={isAsked ? (faults.items.get(item.id) ?? null) : null}
              onAnswer={(value, typed) => {
                answer(item.id, { value, confirmed: null })
                if (typed !== undefined) change((before) => ({ typed: { ...before.typed, [item.id]: typed } }))
              }}
              onStrokes={(strokes) => change((before) => ({ strokes: { ...before.strokes, [item.id]: strokes } }))}
            />
            {draft.findings.filter(({ itemId }) => itemId === item.id).map((one) => <FindingLine key={one.id} finding={one} isFaulty={isAsked && faults.findings.includes(one.id)} onOpen={() => setOpen({ finding: one.id })} />)}
          </div>
        ))}
      </section>
      {draft.findings.some(({ itemId }) => itemId === null) && (
        <section className="card form">
          <p className="label">{t('mobileInspections.point.others')}</p>
          {draft.findings.filter(({ itemId }) => itemId === null).map((one) => <FindingLine key={one.id} finding={one} isFaulty={isAsked && faults.findings.includes(one.id)} onOpen={() => setOpen({ finding: one.id })} />)}
        </section>
      )}
      <section className="card form">
        <PhotoField
          label={t('mobileInspections.point.photo')}
          hint={round.task.photoWhenFine ? t('mobileInspections.point.photoRule') : t('mobile.optional')}
          draft={pointPhotos}
          most={1}
          error={isAsked && faults.photo ? t('mobileInspections.point.photoNeeded') : undefined}
        />
        {problem && <p className="problem" role="alert">{problem}</p>}
      </section>
      <input ref={hurry} hidden type="file" accept="image/*" capture="environment" data-testid="hurried-camera" onChange={(event) => void takeHurried(event.currentTarget)} />
      {open === 'scan' && (
        <ScanSheet
          onClose={() => setOpen(null)}
          onFound={async (text) => {
            const found = await pointOfSign(bundle.bundle.points, text)
            if (found?.point.id !== point.id) return t(found ? 'mobileInspections.scan.otherPoint' : 'mobileInspections.scan.unknown')
            change(() => ({ tag: found.tag }))
            setOpen(null)
            return null
          }}
        />
      )}
      {open === 'odd' && odd && (
        <OddSheet
          odd={odd}
          last={point.lastReading}
          onConfirm={() => {
            answer(odd.itemId, { confirmed: odd.odd })
            setOpen(null)
            void save()
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'skip' && <SkipSheet title={t('mobileInspections.point.skip')} usual={round.task.meters === 'household' ? AT_HOMES : undefined} onSkip={(reason) => store(reason)} problem={problem} onClose={() => setOpen(null)} />}
      {opened && (
        <FindingSheet
          draft={opened}
          point={point}
          pool={pool}
          answerPhotos={opened.itemId === null ? 0 : givenOf(opened.itemId).photoIds.length}
          onChange={(how) => setFinding(opened.id, how)}
          onRemove={
            opened.itemId === null
              ? () => {
                  change((before) => ({ findings: before.findings.filter(({ id }) => id !== opened.id) }))
                  setOpen(null)
                }
              : null
          }
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}

function FindingLine({ finding, isFaulty, onOpen }: { finding: FindingDraft; isFaulty: boolean; onOpen: () => void }) {
  const t = useT()
  const label = useLabel()
  const words = finding.sameAs ? t('mobileInspections.finding.isKnown') : `${label('findingSeverity', finding.severity)} · ${label('findingWay', finding.way)}`
  return (
    <button type="button" className="finding-line" onClick={onOpen}>
      <span>
        <strong>{finding.description || t('mobileInspections.finding.noWords')}</strong>
        <small>{words}</small>
        {isFaulty && <small className="field-error">{t('mobileInspections.finding.incomplete')}</small>}
      </span>
      <span aria-hidden="true">›</span>
    </button>
  )
}

/** What the point still wants before it can be saved. */
function faultsOf(checklist: BundleChecklist, draft: VisitDraft, photoWhenFine: boolean) {
  const items = new Map(
    shownItems(checklist.items, draft.answers).flatMap((item) => {
      const given = draft.answers[item.id] ?? NOT_GIVEN
      const missing = missingIn(item, item.kind === 'signature' ? { ...given, photoIds: isSigned(draft.strokes[item.id] ?? []) ? ['drawn'] : [] } : given)
      return missing ? [[item.id, missing] as const] : []
    }),
  )
  const all = currentFindings(checklist, draft)
  const findings = all.filter((one) => findingFaults(one).length > 0).map(({ id }) => id)
  const photo = photoWhenFine && lacksPhotoWhenFine(checklist.items, (id) => draft.answers[id], { findings: all.length, photoId: draft.photoIds[0] ?? null })
  return { items, findings, photo, isComplete: items.size === 0 && findings.length === 0 && !photo }
}

function allPhotos(draft: VisitDraft): string[] {
  return [...draft.photoIds, ...Object.values(draft.answers).flatMap(({ photoIds }) => photoIds), ...draft.findings.flatMap(({ photoIds, afterPhotoIds }) => [...photoIds, ...afterPhotoIds])]
}

/** The picture that proves that somebody was there: the point's own, else the first that the camera took. */
function liveOf(draft: VisitDraft, photos: readonly { id: string; isLive: boolean }[]): string | null {
  return draft.photoIds[0] ?? photos.find(({ isLive }) => isLive)?.id ?? null
}

async function signaturesOf(checklist: BundleChecklist, draft: VisitDraft): Promise<{ itemId: string; id: string; name: string; blob: Blob }[]> {
  const signed = shownItems(checklist.items, draft.answers).filter(({ kind, id }) => kind === 'signature' && isSigned(draft.strokes[id] ?? []))
  return Promise.all(signed.map(async ({ id: itemId }) => ({ itemId, id: recordId(), name: 'signature.png', blob: await signaturePicture(draft.strokes[itemId]!) })))
}
