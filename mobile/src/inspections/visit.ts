import { useCallback, useEffect, useRef, useState } from 'react'
import { isFineAnswer } from '@guanjia/ui/inspections/rules.ts'
import type { SentRecord } from '@guanjia/contract/inspections.ts'
import type { FindingSeverity, FindingWay } from '@guanjia/contract/inspection-choices.ts'
import { recordId } from '../kit/ids.ts'
import { done, keep, together } from '../kit/kept.ts'
import type { Stroke } from '../kit/strokes.ts'
import { shownItems, type Given } from './items.ts'
import type { BundleChecklist, BundlePoint } from './view.ts'

export interface FindingDraft {
  id: string
  itemId: string | null
  description: string
  severity: FindingSeverity
  way: FindingWay
  photoIds: string[]
  afterPhotoIds: string[]
  thirdParty: string
  sameAs: string | null
}
type Position = NonNullable<SentRecord['proof']['position']>

/** A point as somebody stands at it. The id is made with it: it is the record's, however often and from whichever tab it is sent. */
export interface VisitDraft {
  id: string
  arrivedAt: string
  tag: string | null
  position: Position | null
  answers: Record<string, Given>
  /** What is typed of a figure before it is one. */
  typed: Record<string, string>
  strokes: Record<string, Stroke[]>
  note: string
  photoIds: string[]
  findings: FindingDraft[]
}

export function freshVisit(): VisitDraft {
  return { id: recordId(), arrivedAt: new Date().toISOString(), tag: null, position: null, answers: {}, typed: {}, strokes: {}, note: '', photoIds: [], findings: [] }
}

/** The draft of a point on the phone, made by the first who opens it; over reloads and in two tabs it is one and the same. */
async function open(place: string): Promise<VisitDraft> {
  return together('readwrite', async ({ kept }) => {
    const before = (await done(kept.get(`${place}words`))) as VisitDraft | undefined
    if (before) return before
    const fresh = freshVisit()
    await done(kept.put(fresh, `${place}words`))
    return fresh
  })
}

/** Somebody has scanned the sign there, before the screen of the point stands. */
export async function arriveBySign(place: string, tag: string): Promise<void> {
  await together('readwrite', async ({ kept }) => {
    const before = (await done(kept.get(`${place}words`))) as VisitDraft | undefined
    await done(kept.put({ ...(before ?? freshVisit()), tag }, `${place}words`))
  })
}

export interface Visit {
  draft: VisitDraft | null
  change: (how: (before: VisitDraft) => Partial<VisitDraft>) => void
  /** The phone has no room: what is on the screen is on the screen only. */
  isFull: boolean
  /** Whoever saves now knows what was last changed. */
  latest: () => VisitDraft | null
  /** While it is being saved, and after, nothing late (a position) writes the draft again. */
  seal: (isSealed: boolean) => void
}

export function useVisit(place: string): Visit {
  const [draft, setDraft] = useState<VisitDraft | null>(null)
  const [isFull, setFull] = useState(false)
  const current = useRef<VisitDraft | null>(null)
  const isSealed = useRef(false)
  const write = useCallback(
    (next: VisitDraft) => {
      current.current = next
      setDraft(next)
      void keep(`${place}words`, next).then(() => setFull(false), () => setFull(true))
    },
    [place],
  )
  const change = useCallback(
    (how: (before: VisitDraft) => Partial<VisitDraft>) => {
      if (current.current && !isSealed.current) write({ ...current.current, ...how(current.current) })
    },
    [write],
  )
  useEffect(() => {
    let isGone = false
    void open(place)
      .catch(() => {
        setFull(true)
        return freshVisit()
      })
      .then((found) => {
        if (isGone) return
        current.current = found
        setDraft(found)
      })
    return () => {
      isGone = true
    }
  }, [place])
  return { draft, change, isFull, latest: () => current.current, seal: (next) => void (isSealed.current = next) }
}

/** Where the phone is, when the person allows it and it comes in time; nobody waits for it. */
export function askPosition(onFound: (position: Position) => void): void {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- not there on plain http
  navigator.geolocation?.getCurrentPosition(
    ({ coords }) => onFound({ latitude: coords.latitude, longitude: coords.longitude, accuracy: Math.min(100_000, Math.round(coords.accuracy)) }),
    () => undefined,
    { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 },
  )
}

/** What a bad answer is called: `照明正常：异常`, `管网压力：0.71 MPa`. */
function wordsOf({ text, kind, unit }: BundleChecklist['items'][number], value: Given['value'], bad: string): string {
  return `${text}：${kind === 'yes_no' ? bad : [String(value), unit].filter(Boolean).join(' ')}`
}

/**
 * Bad answers and their findings kept in step: each bad answer has one, with the checklist's own words (`bad`: what a no is called) until somebody
 * changes them; those of a figure follow it. Of an item that is known to be bad (`open`) it is the known one.
 */
export function withFindings(checklist: BundleChecklist, draft: VisitDraft, before: Pick<VisitDraft, 'answers'>, open: BundlePoint['findings'], bad: string): FindingDraft[] {
  const wrong = shownItems(checklist.items, draft.answers).filter((item) => isFineAnswer(item, draft.answers[item.id]?.value) === false)
  const free = draft.findings.filter(({ itemId }) => itemId === null)
  const valueIn = ({ answers }: Pick<VisitDraft, 'answers'>, id: string): Given['value'] => answers[id]?.value ?? null
  const own = wrong.map((item): FindingDraft => {
    const known = draft.findings.find(({ itemId }) => itemId === item.id)
    const description = wordsOf(item, valueIn(draft, item.id), bad)
    if (known) return known.description === wordsOf(item, valueIn(before, item.id), bad) ? { ...known, description } : known
    return { id: recordId(), itemId: item.id, description, severity: item.severity, way: item.way, photoIds: [], afterPhotoIds: [], thirdParty: '', sameAs: open.find(({ itemId }) => itemId === item.id)?.id ?? null }
  })
  return [...own, ...free]
}

/** Those that count now: of answers that are bad still, and free ones. */
export function currentFindings(checklist: BundleChecklist, draft: VisitDraft): FindingDraft[] {
  const wrong = new Set(shownItems(checklist.items, draft.answers).flatMap((item) => (isFineAnswer(item, draft.answers[item.id]?.value) === false ? item.id : [])))
  return draft.findings.filter(({ itemId }) => itemId === null || wrong.has(itemId))
}

/** What goes to the server: only what was asked, each finding with the pictures of its answer. */
export function recordOf(checklist: BundleChecklist, pointId: string, draft: VisitDraft, more: { at: string; nonce: string; livePhotoId: string | null; signatures: ReadonlyMap<string, string> }): SentRecord {
  const items = shownItems(checklist.items, draft.answers)
  return {
    id: draft.id,
    pointId,
    at: more.at,
    checklistId: checklist.id,
    checklistNumber: checklist.number,
    answers: items.flatMap((item) => {
      const given = draft.answers[item.id]
      const signature = more.signatures.get(item.id)
      if (signature) return [{ itemId: item.id, value: signature, note: '', photoIds: [signature] }]
      if (!given || (given.value === null && given.photoIds.length === 0)) return []
      return [{ itemId: item.id, value: given.value, note: given.note.trim(), photoIds: [...given.photoIds], ...(item.kind === 'meter' && given.confirmed ? { confirmed: given.confirmed } : {}) }]
    }),
    skipReason: '',
    note: draft.note.trim(),
    proof: { tag: draft.tag, position: draft.position, arrivedAt: draft.arrivedAt, photoId: more.livePhotoId, nonce: more.nonce },
    findings: currentFindings(checklist, draft).map(({ itemId, photoIds, afterPhotoIds, description, thirdParty, way, ...rest }) => ({
      ...rest,
      itemId,
      way,
      description: description.trim(),
      photoIds: [...new Set([...(itemId === null ? [] : (draft.answers[itemId]?.photoIds ?? [])), ...photoIds])].slice(0, 9),
      afterPhotoIds: way === 'on_the_spot' ? afterPhotoIds : [],
      thirdParty: way === 'third_party' ? thirdParty.trim() : '',
    })),
  }
}

/** A point that could not be looked at, and why. */
export function skippedRecord(checklist: BundleChecklist, pointId: string, draft: Pick<VisitDraft, 'id' | 'arrivedAt' | 'tag' | 'position'>, more: { at: string; nonce: string; reason: string }): SentRecord {
  return {
    id: draft.id,
    pointId,
    at: more.at,
    checklistId: checklist.id,
    checklistNumber: checklist.number,
    answers: [],
    skipReason: more.reason.trim(),
    note: '',
    proof: { tag: draft.tag, position: draft.position, arrivedAt: draft.arrivedAt, photoId: null, nonce: more.nonce },
    findings: [],
  }
}

/** Every picture that a record names. */
export function picturesOf(record: SentRecord): string[] {
  return [
    ...new Set([
      ...record.answers.flatMap(({ photoIds }) => photoIds),
      ...record.findings.flatMap(({ photoIds, afterPhotoIds }) => [...photoIds, ...afterPhotoIds]),
      ...(record.proof.photoId ? [record.proof.photoId] : []),
    ]),
  ]
}
