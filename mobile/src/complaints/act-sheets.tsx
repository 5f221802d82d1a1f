import { useRef, useState, type ReactNode } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { ComplaintTask } from '@guanjia/contract/complaints.ts'
import { VERIFICATION_METHODS } from '@guanjia/ui/complaints/stages.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { ResidentWordsField } from '../kit/resident-words-field.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { SignaturePad } from '../kit/signature-pad.tsx'
import { useSignature } from '../kit/signature.ts'
import { toast } from '../kit/toast.tsx'
import { useComplaintAct } from './use-complaint-act.ts'

export type WantedAct = { action: 'finish_task'; task: ComplaintTask } | { action: 'add_finding' | 'feed_back' | 'sign' }

interface SheetProps {
  caseId: string
  onClose: () => void
}

/** The sheet of the act that somebody wants to do; nothing while nobody does. */
export function ActSheet({ caseId, wanted, name, onClose }: SheetProps & { wanted: WantedAct | null; name: string }) {
  if (wanted === null) return null
  const props = { caseId, onClose }
  if (wanted.action === 'finish_task') return <FinishSheet key={wanted.task.id} {...props} task={wanted.task} />
  if (wanted.action === 'add_finding') return <FindingSheet {...props} />
  return wanted.action === 'feed_back' ? <FeedBackSheet {...props} /> : <SignSheet {...props} name={name} isForResident={false} />
}

function Frame({ title, verb, isBusy, error, onClose, onSubmit, children }: { title: string; verb: string; isBusy: boolean; error: unknown; onClose: () => void; onSubmit: () => Promise<void>; children: ReactNode }) {
  const t = useT()
  return (
    <Sheet
      open
      title={title}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void onSubmit()}>
          {verb}
        </Button>
      }
    >
      {children}
      <ProblemNote error={error} isKept />
    </Sheet>
  )
}

/** Done: what was found or answered, for a survey with a picture of the place. */
function FinishSheet({ caseId, task, onClose }: SheetProps & { task: ComplaintTask }) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const key = `${account.id}:complaint-task:${task.id}`
  const [draft, change, forget] = useDraft(key, { result: '', isSatisfied: null as 'yes' | 'no' | null })
  const photos = usePhotos(key)
  const act = useComplaintAct(caseId)
  const [isAsked, setAsked] = useState(false)
  const [uploadError, setUploadError] = useState<unknown>(null)
  const needsPhoto = task.kind === 'survey'
  const needsAnswer = task.kind === 'check'
  const verb = t(`mobileComplaints.finish.${task.kind}`)
  const submit = async (): Promise<void> => {
    setAsked(true)
    setUploadError(null)
    if (!draft.result.trim() || (needsPhoto && photos.photos.length === 0) || (needsAnswer && draft.isSatisfied === null)) return
    try {
      const fileIds = await photos.settle()
      if (!(await act.send({ action: 'finish_task', taskId: task.id, result: draft.result.trim(), fileIds, isSatisfied: needsAnswer ? draft.isSatisfied === 'yes' : null }))) return
      forget()
      photos.clear()
      toast(t('mobile.act.sent'))
      onClose()
    } catch (error) {
      setUploadError(error)
    }
  }
  const Words = task.kind === 'reply' ? ResidentWordsField : WordsField
  return (
    <Frame title={`${label('complaintTaskKind', task.kind)} · ${task.title}`} verb={verb} isBusy={act.isBusy} error={act.error ?? uploadError} onClose={onClose} onSubmit={submit}>
      {needsAnswer && (
        <Choice
          label={t('mobileComplaints.isSatisfied')}
          options={[{ value: 'yes', text: t('mobileComplaints.satisfied') }, { value: 'no', text: t('mobileComplaints.notSatisfied') }]}
          value={draft.isSatisfied}
          onChange={(isSatisfied) => change({ isSatisfied })}
          error={isAsked && draft.isSatisfied === null ? t('mobileComplaints.needed') : undefined}
        />
      )}
      <Words label={t(`mobileComplaints.resultOf.${task.kind}`)} max={5000} value={draft.result} onChange={(result) => change({ result })} error={isAsked && !draft.result.trim() ? t('mobileComplaints.needed') : undefined} />
      {task.kind !== 'reply' && (
        <PhotoField label={t('mobileComplaints.photos')} hint={needsPhoto ? undefined : t('mobile.optional')} draft={photos} error={isAsked && needsPhoto && photos.photos.length === 0 ? t('mobileComplaints.photoNeeded') : undefined} />
      )}
    </Frame>
  )
}

/** One step of the verification: an archive, somebody heard, the place. */
function FindingSheet({ caseId, onClose }: SheetProps) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const key = `${account.id}:complaint-finding:${caseId}`
  const [draft, change, forget] = useDraft(key, { method: 'site' as (typeof VERIFICATION_METHODS)[number], heard: '', found: '' })
  const photos = usePhotos(key)
  const act = useComplaintAct(caseId)
  const id = useRef(recordId())
  const [isAsked, setAsked] = useState(false)
  const [uploadError, setUploadError] = useState<unknown>(null)
  const isInterview = draft.method === 'interview'
  const submit = async (): Promise<void> => {
    setAsked(true)
    if (!draft.found.trim() || (isInterview && !draft.heard.trim())) return
    try {
      const fileIds = await photos.settle()
      if (!(await act.send({ action: 'add_finding', findingId: id.current, method: draft.method, heard: isInterview ? draft.heard.trim() : '', found: draft.found.trim(), fileIds }))) return
      forget()
      photos.clear()
      toast(t('mobile.act.sent'))
      onClose()
    } catch (error) {
      setUploadError(error)
    }
  }
  return (
    <Frame title={label('complaintAction', 'add_finding')} verb={label('complaintAction', 'add_finding')} isBusy={act.isBusy} error={act.error ?? uploadError} onClose={onClose} onSubmit={submit}>
      <Choice label={t('mobileComplaints.method')} options={VERIFICATION_METHODS.map((value) => ({ value, text: label('verificationMethod', value) }))} value={draft.method} onChange={(method) => change({ method })} />
      {isInterview && <LineField label={t('mobileComplaints.heard')} max={100} value={draft.heard} onChange={(heard) => change({ heard })} error={isAsked && !draft.heard.trim() ? t('mobileComplaints.needed') : undefined} />}
      <WordsField label={t('mobileComplaints.found')} max={5000} value={draft.found} onChange={(found) => change({ found })} error={isAsked && !draft.found.trim() ? t('mobileComplaints.needed') : undefined} />
      <PhotoField label={t('mobileComplaints.photos')} hint={t('mobile.optional')} draft={photos} takesPapers />
    </Frame>
  )
}

/** The result told to the resident, and what the resident says to it. */
function FeedBackSheet({ caseId, onClose }: SheetProps) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const [draft, change, forget] = useDraft(`${account.id}:complaint-feedback:${caseId}`, { text: '', opinion: '' })
  const act = useComplaintAct(caseId)
  const [isAsked, setAsked] = useState(false)
  const submit = async (): Promise<void> => {
    setAsked(true)
    if (!draft.text.trim()) return
    if (!(await act.send({ action: 'feed_back', text: draft.text.trim(), opinion: draft.opinion.trim(), channel: 'visit' }))) return
    forget()
    toast(t('mobile.act.sent'))
    onClose()
  }
  return (
    <Frame title={label('complaintAction', 'feed_back')} verb={label('complaintAction', 'feed_back')} isBusy={act.isBusy} error={act.error} onClose={onClose} onSubmit={submit}>
      <ResidentWordsField label={t('mobileComplaints.result')} max={2000} value={draft.text} onChange={(text) => change({ text })} error={isAsked && !draft.text.trim() ? t('mobileComplaints.needed') : undefined} />
      <WordsField label={t('mobile.optionalLabel', { label: t('mobileComplaints.opinion') })} max={2000} value={draft.opinion} onChange={(opinion) => change({ opinion })} />
    </Frame>
  )
}

/** The resident's opinion and signature, drawn on this screen (CMP-053). */
export function SignSheet({ caseId, name, isForResident, onClose }: SheetProps & { name: string; isForResident: boolean }) {
  const t = useT()
  const { account } = useSession()
  const [draft, change, forget] = useDraft(`${account.id}:complaint-sign:${caseId}`, { name, opinion: '' })
  const signature = useSignature()
  const act = useComplaintAct(caseId)
  const id = useRef(recordId())
  const [isAsked, setAsked] = useState(false)
  const [uploadError, setUploadError] = useState<unknown>(null)
  const submit = async (): Promise<void> => {
    setAsked(true)
    setUploadError(null)
    if (!draft.name.trim() || signature.strokes.length === 0) return
    try {
      const fileId = await signature.settle()
      if (!(await act.send({ action: 'sign', signatureId: id.current, signer: 'resident', name: draft.name.trim(), opinion: draft.opinion.trim(), fileId }))) return
      forget()
      toast(t('mobile.act.sent'))
      onClose()
    } catch (error) {
      setUploadError(error)
    }
  }
  return (
    <Frame title={t('mobileComplaints.signTitle')} verb={t('mobileComplaints.signSubmit')} isBusy={act.isBusy} error={act.error ?? uploadError} onClose={onClose} onSubmit={submit}>
      {!isForResident && <p className="muted">{t('mobileComplaints.signHint')}</p>}
      <WordsField label={t('mobile.optionalLabel', { label: t('mobileComplaints.opinion') })} max={2000} value={draft.opinion} onChange={(opinion) => change({ opinion })} />
      <LineField label={t('mobileComplaints.signerName')} max={50} value={draft.name} onChange={(value) => change({ name: value })} error={isAsked && !draft.name.trim() ? t('mobileComplaints.needed') : undefined} />
      <SignaturePad label={t('mobileComplaints.signature')} strokes={signature.strokes} onChange={signature.change} error={isAsked && signature.strokes.length === 0 ? t('mobileComplaints.signatureNeeded') : undefined} />
    </Frame>
  )
}
