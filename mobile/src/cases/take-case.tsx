import { useEffect, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation, useParams } from 'wouter'
import type { CASE_KINDS, CHANNELS, PLACE_KINDS, URGENCIES } from '@guanjia/contract/cases.ts'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { faceOf, useSession } from '../app/session.tsx'
import { chosenSite } from '../app/site.tsx'
import { CASE_KIND_CODES, CHANNEL_CODES, URGENCY_CODES } from '../kit/choices.ts'
import { useDraft } from '../kit/draft.ts'
import { Facts, fact } from '../kit/facts.tsx'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { Steps } from '../kit/steps.tsx'
import { toast } from '../kit/toast.tsx'
import { CategoryField } from './category-field.tsx'
import { SimilarList } from './similar-list.tsx'
import { WhereStep } from './where-step.tsx'

export interface TakeDraft {
  id: string
  siteId: string
  unit: { id: string; name: string } | null
  person: { id: string; name: string } | null
  phone: string
  placeKind: (typeof PLACE_KINDS)[number]
  place: string
  kind: (typeof CASE_KINDS)[number] | null
  categoryId: string | null
  statement: string
  urgency: (typeof URGENCIES)[number] | null
  channel: (typeof CHANNELS)[number]
}

/** Taking a case on the way, in three steps: where and who, what, check and send. Every word survives a reload. */
export function TakeCase() {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const [, navigate] = useLocation()
  const step = Number(useParams<{ step?: string }>().step ?? 1)
  const key = `${session.account.id}:take`
  const isDesk = faceOf(session) === 'desk'
  const [blank] = useState<TakeDraft>(() => ({
    id: recordId(), siteId: chosenSite(session.account.id, session.sites), unit: null, person: null, phone: '', place: '',
    placeKind: isDesk ? 'unit' : 'public_area',
    kind: null, categoryId: null, statement: '', urgency: null, channel: isDesk ? 'phone' : 'patrol',
  }))
  const [draft, change, forget] = useDraft<TakeDraft>(key, blank)
  const photos = usePhotos(key)
  const [wasKept, setKept] = useState(draft.statement !== '' || draft.unit !== null || draft.place !== '')
  const [isAsked, setAsked] = useState(false)
  const [uploadError, setUploadError] = useState<unknown>(null)
  const { send, isBusy, error, reset } = useSend('cases.createCase', 'take', ['cases', 'platform', 'archives'])
  const [isSending, setSending] = useState(false)

  const wrong = { where: !draft.unit && !draft.place.trim(), kind: !draft.kind, words: !draft.statement.trim() }
  const furthest = wrong.where ? 1 : wrong.kind || wrong.words ? 2 : 3
  useEffect(() => {
    // A link or a reload must not land on a step whose questions before it are open.
    if (step > furthest) navigate(furthest === 1 ? '/report' : `/report/${furthest}`, { replace: true })
  }, [step, furthest, navigate])
  const go = (to: number): void => {
    setAsked(false)
    reset()
    navigate(to === 1 ? '/report' : `/report/${to}`)
  }
  function next(): void {
    setAsked(true)
    if (step === 1 ? wrong.where : wrong.kind || wrong.words) return
    go(step + 1)
  }
  async function submit(): Promise<void> {
    if (!draft.kind || isSending) return
    setUploadError(null)
    setSending(true)
    try {
      const fileIds = await photos.settle()
      const { id, siteId, kind, categoryId, statement, placeKind, channel } = draft
      const created = await send({
        body: {
          id, siteId, kind, categoryId, statement, placeKind, channel, fileIds,
          unitId: draft.unit?.id ?? null, personId: draft.person?.id ?? null,
          place: draft.place, contactPhone: draft.phone, urgency: draft.urgency ?? undefined,
        },
      })
      if (created) finish(created.id, t('mobile.take.sent', { number: created.number }))
    } catch (problem) {
      // The first try arrived although its answer was lost: the record is there under our own id.
      if (isProblem(problem, 'already_exists')) finish(draft.id, t('mobile.act.sent'))
      else setUploadError(problem)
    } finally {
      setSending(false)
    }
  }
  function finish(id: string, words: string): void {
    forget()
    change({ ...blank, id: recordId() })
    photos.clear()
    toast(words)
    // Who may report but not read cases goes back to the day's work.
    navigate(session.permissions.includes('cases:read') ? `/cases/${id}` : '/', { replace: true })
  }

  return (
    <Page
      title={t('mobile.take.title')}
      back={step > 1 ? (step === 2 ? '/report' : '/report/2') : undefined}
      foot={
        <div className="act-bar">
          {step > 1 && (
            <Button size="large" onClick={() => go(step - 1)}>
              {t('mobile.take.previous')}
            </Button>
          )}
          <div className="act-primary">
            {step < 3 ? (
              <Button block size="large" color="primary" onClick={next}>
                {t('mobile.take.next')}
              </Button>
            ) : (
              <Button block size="large" color="primary" loading={isBusy || isSending} onClick={() => void submit()}>
                {t('mobile.take.submit')}
              </Button>
            )}
          </div>
        </div>
      }
    >
      <Steps names={[t('mobile.take.steps.where'), t('mobile.take.steps.what'), t('mobile.take.steps.check')]} at={step} />
      {step === 1 && wasKept && (
        <p className="note note-act">
          {t('mobile.take.kept')}
          <button
            type="button"
            className="text-button"
            onClick={() => {
              change({ ...blank, id: recordId() })
              photos.clear()
              setKept(false)
            }}
          >
            {t('mobile.take.discard')}
          </button>
        </p>
      )}
      {step === 1 && <WhereStep draft={draft} change={change} isAsked={isAsked} />}
      {step === 2 && (
        <div className="card form">
          <Choice
            label={t('mobile.take.kind')}
            options={CASE_KIND_CODES.map((value) => ({ value, text: label('caseKind', value) }))}
            value={draft.kind}
            onChange={(kind) => change({ kind, categoryId: null })}
            error={isAsked && wrong.kind ? t('mobile.caseAct.needed') : undefined}
          />
          <WordsField
            label={t('mobile.take.words')}
            error={isAsked && wrong.words ? t('mobile.take.wordsNeeded') : undefined}
            max={5000}
            placeholder={isDesk ? t('mobile.take.wordsHint') : t('mobile.take.wordsHintStaff')}
            value={draft.statement}
            onChange={(statement) => change({ statement })}
          />
          <SimilarList draft={draft} onJoined={(record) => finish(record.id, t('mobileKnowledge.joined', { number: record.number }))} />
          <PhotoField label={t('mobile.take.photos')} hint={t('mobile.optional')} draft={photos} />
          <CategoryField kind={draft.kind} value={draft.categoryId} onChange={(categoryId) => change({ categoryId })} />
          <Choice
            label={t('mobile.take.urgency')}
            options={URGENCY_CODES.map((value) => ({ value, text: label('urgency', value) }))}
            value={draft.urgency}
            onChange={(urgency) => change({ urgency: urgency === draft.urgency ? null : urgency })}
          />
        </div>
      )}
      {step === 3 && (
        <div className="card form">
          <Facts
            items={[
              fact(t('mobile.case.place'), [draft.unit?.name, draft.place].filter(Boolean).join(' · ')),
              fact(t('mobile.case.person'), draft.person?.name),
              fact(t('mobile.take.kind'), draft.kind && label('caseKind', draft.kind)),
              fact(t('mobile.take.urgency'), draft.urgency && label('urgency', draft.urgency)),
              fact(t('mobile.take.words'), draft.statement),
              fact(t('mobile.take.photos'), photos.photos.length > 0 && String(photos.photos.length)),
            ]}
          />
          <Choice
            label={t('mobile.take.channel')}
            options={CHANNEL_CODES.filter((value) => value !== 'resident_app').map((value) => ({ value, text: label('channel', value) }))}
            value={draft.channel}
            onChange={(channel) => change({ channel })}
          />
          <LineField
            label={t('mobile.optionalLabel', { label: t('mobile.take.phone') })}
            max={30}
            type="tel"
            autoComplete="off"
            value={draft.phone}
            onChange={(phone) => change({ phone })}
          />
          <ProblemNote error={error ?? uploadError} isKept />
        </div>
      )}
    </Page>
  )
}
