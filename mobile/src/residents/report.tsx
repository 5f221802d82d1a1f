import { useEffect, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation, useParams, useSearchParams } from 'wouter'
import type { TimeWindow } from '@guanjia/contract/cases.ts'
import { call, isProblem, type CallResult } from '@guanjia/ui/api/call.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Empty } from '../kit/empty.tsx'
import { Facts, fact } from '../kit/facts.tsx'
import { recordId } from '../kit/ids.ts'
import { usePhotos } from '../kit/photos.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { Steps } from '../kit/steps.tsx'
import { toast } from '../kit/toast.tsx'
import { useWindow } from '../kit/when.ts'
import { KIND_TILES, KindSign, type TileKind } from './kinds.tsx'
import { SimilarSheet } from './similar-sheet.tsx'
import { TellStep } from './tell-step.tsx'
import { stillAhead } from './window-field.tsx'

export interface ReportDraft {
  id: string
  kind: TileKind | null
  unitId: string | null
  isPublic: boolean
  place: string
  statement: string
  phone: string
  windows: TimeWindow[]
  /** Of the words that join another report. */
  joinId: string
  /** 找管家: the own steward is the first contact (INQ-008). */
  withSteward?: boolean
}

/** A resident reports in three steps: what, where and how it looks, check and send. Nothing typed gets lost. */
export function Report() {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const [, navigate] = useLocation()
  const [search] = useSearchParams()
  const step = Number(useParams<{ step?: string }>().step ?? 1)
  const key = `${session.account.id}:report`
  const [blank] = useState<ReportDraft>(() => ({
    id: recordId(), kind: null, unitId: session.units[0]?.id ?? null, isPublic: false, place: '', statement: '', phone: '', windows: [], joinId: recordId(),
  }))
  const [draft, change, forget] = useDraft(key, blank)
  const photos = usePhotos(key)
  const [wasKept, setKept] = useState(draft.statement !== '')
  const [isAsked, setAsked] = useState(false)
  const [isSending, setSending] = useState(false)
  const [uploadError, setUploadError] = useState<unknown>(null)
  const { send, error, reset } = useSend('cases.createCase', 'report', ['cases', 'residents', 'platform'])
  const join = useSend('residents.joinCase', 'report', ['cases', 'residents', 'platform'])
  const [similar, setSimilar] = useState<CallResult<'residents.similarOwnCases'>['items']>([])
  const window = useWindow()
  const wantsSteward = search.get('steward') === '1'
  const fromLink = KIND_TILES.find((kind) => kind === search.get('kind'))

  useEffect(() => {
    if (fromLink) change({ kind: fromLink, withSteward: wantsSteward })
  }, [fromLink, wantsSteward, change])

  const unit = session.units.find(({ id }) => id === draft.unitId) ?? session.units[0]
  const wrong = { words: !draft.statement.trim(), place: draft.isPublic && !draft.place.trim() }
  const isUntold = step === 3 && (wrong.words || wrong.place)
  useEffect(() => {
    // A link or a reload must not land on the check of a report that says nothing yet.
    if (isUntold) navigate('/report/2', { replace: true })
  }, [isUntold, navigate])
  if (!unit) {
    return (
      <Page title={t('mobile.report.title')}>
        <Empty sign="?" title={t('mobile.report.noUnits')} />
      </Page>
    )
  }
  const go = (to: number): void => {
    setAsked(false)
    reset()
    navigate(to === 1 ? '/report' : `/report/${to}`)
  }
  const discard = (): void => {
    forget()
    change({ ...blank, id: recordId(), joinId: recordId(), kind: draft.kind })
    photos.clear()
    setKept(false)
  }
  function next(): void {
    setAsked(true)
    if (!wrong.words && !wrong.place) go(3)
  }
  /** Before a second report goes out: has the household reported the same? Without an answer nobody is kept waiting. */
  async function check(): Promise<void> {
    if (isSending || !draft.kind || !unit) return
    if (draft.isPublic) return submit()
    setSending(true)
    const found = await call('residents.similarOwnCases', { query: { unitId: unit.id, kind: draft.kind } }).catch(() => ({ items: [] }))
    setSending(false)
    if (found.items.length > 0) setSimilar(found.items)
    else await submit()
  }
  async function joinTo(id: string): Promise<void> {
    setUploadError(null)
    try {
      const fileIds = await photos.settle()
      const joined = await join.send({ params: { id }, body: { id: draft.joinId, words: draft.statement.trim(), fileIds } })
      if (joined) finish(id, t('mobileResident.similar.joined'))
    } catch (problem) {
      setUploadError(problem)
    }
  }
  async function submit(): Promise<void> {
    if (isSending || !draft.kind || !unit) return
    setUploadError(null)
    setSending(true)
    try {
      const fileIds = await photos.settle()
      const record = await send({
        body: {
          id: draft.id, siteId: unit.siteId, unitId: unit.id, personId: session.personId, channel: 'resident_app', kind: draft.kind,
          statement: draft.statement.trim(), placeKind: draft.isPublic ? 'public_area' : 'unit',
          place: draft.isPublic ? draft.place.trim() : '',
          contactPhone: draft.phone.trim(), fileIds, wishedWindows: draft.kind === 'repair' ? stillAhead(draft.windows, Date.now()) : [],
          ...(draft.withSteward && (draft.kind === 'enquiry' || draft.kind === 'complaint') ? { withSteward: true } : {}),
        },
      })
      if (record) finish(record.id)
    } catch (problem) {
      // The first try arrived although its answer was lost: the case is there under our own id.
      if (isProblem(problem, 'already_exists')) finish(draft.id)
      else setUploadError(problem)
    } finally {
      setSending(false)
    }
  }
  function finish(id: string, said = t('mobile.report.sent')): void {
    forget()
    change({ ...blank, id: recordId(), joinId: recordId() })
    photos.clear()
    toast(said)
    // The way back leads home, not into the steps of a report that is on its way.
    navigate('/', { replace: true })
    navigate(`/cases/${id}`)
  }

  const names = [t('mobile.report.steps.kind'), t('mobile.report.steps.where'), t('mobile.report.steps.check')]
  const kept = wasKept && (
    <p className="note note-act">
      {t('mobile.take.kept')}
      <button type="button" className="text-button" onClick={discard}>
        {t('mobile.take.discard')}
      </button>
    </p>
  )
  if (step === 1 || !draft.kind) {
    return (
      <Page title={t('mobile.report.title')}>
        <Steps names={names} at={1} />
        {kept}
        <h2 className="page-question">{t('mobile.report.choose')}</h2>
        <div className="kind-list">
          {KIND_TILES.map((kind) => (
            <button
              key={kind}
              type="button"
              className="card"
              aria-pressed={draft.kind === kind}
              onClick={() => {
                change({ kind, withSteward: false })
                go(2)
              }}
            >
              <KindSign kind={kind} />
              <span>
                <strong>{label('caseKind', kind)}</strong>
                <small>{t(`mobile.report.kindHint.${kind}`)}</small>
              </span>
            </button>
          ))}
        </div>
      </Page>
    )
  }
  return (
    <Page
      title={label('caseKind', draft.kind)}
      back="/report"
      foot={
        <div className="act-bar">
          {step === 3 && (
            <Button size="large" onClick={() => go(2)}>
              {t('mobile.take.previous')}
            </Button>
          )}
          <div className="act-primary">
            <Button block size="large" color="primary" loading={isSending} onClick={() => (step === 2 ? next() : void check())}>
              {step === 2 ? t('mobile.take.next') : t('mobile.report.submit')}
            </Button>
          </div>
        </div>
      }
    >
      <Steps names={names} at={step} />
      {step === 2 ? (
        <>
          {kept}
          <TellStep draft={draft} change={change} photos={photos} wrong={isAsked ? wrong : { words: false, place: false }} />
        </>
      ) : (
        <div className="card form">
          <Facts
            items={[
              fact(t('mobile.case.place'), draft.isPublic ? draft.place : unit.code),
              fact(t('mobile.order.symptom'), draft.statement),
              fact(t('mobileKnowledge.steward'), draft.withSteward && t('mobileKnowledge.stewardHint')),
              fact(
                t('mobile.take.photos'),
                photos.photos.length > 0 && <CheckPhotos sources={photos.photos.flatMap(({ preview }) => preview ?? [])} />,
              ),
              fact(t('mobile.report.phone'), draft.phone),
              fact(
                t('mobileResident.wish.mine'),
                draft.kind === 'repair' && stillAhead(draft.windows, Date.now()).map(({ from, to }) => window(from, to)).join('\n'),
              ),
            ]}
          />
          <ProblemNote error={error ?? uploadError} isKept />
          {similar.length > 0 && (
            <SimilarSheet
              items={similar}
              isBusy={isSending || join.isBusy}
              error={join.error ?? error ?? uploadError}
              onJoin={(id) => void joinTo(id)}
              onOther={() => void submit()}
              onClose={() => setSimilar([])}
            />
          )}
        </div>
      )}
    </Page>
  )
}

function CheckPhotos({ sources }: { sources: readonly string[] }) {
  return (
    <span className="pictures">
      {sources.map((source) => (
        <img key={source} src={source} alt="" />
      ))}
    </span>
  )
}
