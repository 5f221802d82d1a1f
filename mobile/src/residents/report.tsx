import { useEffect, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation, useParams, useSearchParams } from 'wouter'
import { isProblem } from '@guanjia/ui/api/call.ts'
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
import { KIND_TILES, KindSign, type TileKind } from './kinds.tsx'
import { TellStep } from './tell-step.tsx'

export interface ReportDraft {
  id: string
  kind: TileKind | null
  unitId: string | null
  isPublic: boolean
  place: string
  statement: string
  phone: string
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
    id: recordId(), kind: null, unitId: session.units[0]?.id ?? null, isPublic: false, place: '', statement: '', phone: '',
  }))
  const [draft, change, forget] = useDraft(key, blank)
  const photos = usePhotos(key)
  const [wasKept, setKept] = useState(draft.statement !== '')
  const [isAsked, setAsked] = useState(false)
  const [isSending, setSending] = useState(false)
  const [uploadError, setUploadError] = useState<unknown>(null)
  const { send, error, reset } = useSend('cases.createCase', 'report', ['cases', 'platform'])
  const fromLink = KIND_TILES.find((kind) => kind === search.get('kind'))

  useEffect(() => {
    if (fromLink) change({ kind: fromLink })
  }, [fromLink, change])

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
    change({ ...blank, id: recordId(), kind: draft.kind })
    photos.clear()
    setKept(false)
  }
  function next(): void {
    setAsked(true)
    if (!wrong.words && !wrong.place) go(3)
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
          contactPhone: draft.phone.trim(), fileIds,
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
  function finish(id: string): void {
    forget()
    change({ ...blank, id: recordId() })
    photos.clear()
    toast(t('mobile.report.sent'))
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
                change({ kind })
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
            <Button block size="large" color="primary" loading={isSending} onClick={() => (step === 2 ? next() : void submit())}>
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
              fact(
                t('mobile.take.photos'),
                photos.photos.length > 0 && <CheckPhotos sources={photos.photos.flatMap(({ preview }) => preview ?? [])} />,
              ),
              fact(t('mobile.report.phone'), draft.phone),
            ]}
          />
          <ProblemNote error={error ?? uploadError} isKept />
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
