import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import type { CallInput } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Choice, WordsField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { ProlongSheet } from '../kit/prolong-sheet.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { WaitSheet } from '../kit/wait-sheet.tsx'

export type OrderActBody = CallInput<'workorders.actOnWorkOrder'>['body']

export interface OrderSheet {
  open: boolean
  order: WorkOrder
  /** False when a dispatcher acts for the worker, who then has to say why. */
  isOwn: boolean
  isBusy: boolean
  error: Error | null
  onClose: () => void
  onAct: (body: OrderActBody) => Promise<boolean>
}

/** Declining, cancelling, ordering rework: a reason is what these need. */
export function ReasonSheet(props: OrderSheet & { action: 'decline' | 'cancel' | 'rework' }) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const [draft, change, forget] = useDraft(`${account.id}:${props.action}:${props.order.id}`, { reason: '' })
  const [isAsked, setAsked] = useState(false)
  const title = {
    decline: t('mobile.act.declineTitle'),
    cancel: t('mobile.act.cancelTitle'),
    rework: t('mobile.act.reworkTitle'),
  }[props.action]
  const reason = draft.reason.trim()
  async function submit(): Promise<void> {
    setAsked(true)
    if (reason && (await props.onAct({ action: props.action, reason }))) forget()
  }
  return (
    <Sheet
      open={props.open}
      title={title}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button
          block
          size="large"
          color={props.action === 'cancel' ? 'danger' : 'primary'}
          loading={props.isBusy}
          onClick={() => void submit()}
        >
          {t('mobile.act.confirmAct', { action: label('workOrderAction', props.action) })}
        </Button>
      }
    >
      {props.action === 'decline' && (
        <div className="choice-chips">
          {(['busy', 'skill', 'away', 'far'] as const).map((preset) => (
            <button
              key={preset}
              type="button"
              aria-pressed={reason === t(`mobile.act.declinePresets.${preset}`)}
              onClick={() => change({ reason: t(`mobile.act.declinePresets.${preset}`) })}
            >
              {t(`mobile.act.declinePresets.${preset}`)}
            </button>
          ))}
        </div>
      )}
      <WordsField
        label={t('mobile.act.reason')}
        error={isAsked && !reason ? t('mobile.act.reasonNeeded') : undefined}
        max={500}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
      />
      <ProblemNote error={props.error} isKept />
    </Sheet>
  )
}

/** A dispatcher does the worker's act for them and says why. */
export function ForWorkerSheet(props: OrderSheet & { action: 'accept' | 'start' | 'resume' }) {
  const t = useT()
  const label = useLabel()
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  function submit(): void {
    setAsked(true)
    if (note.trim()) void props.onAct({ action: props.action, note: note.trim() })
  }
  return (
    <Sheet
      open={props.open}
      title={label('workOrderAction', props.action)}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button block size="large" color="primary" loading={props.isBusy} onClick={submit}>
          {t('mobile.act.confirmAct', { action: label('workOrderAction', props.action) })}
        </Button>
      }
    >
      <WordsField
        label={t('mobile.act.forWorker', { name: props.order.worker?.name ?? '' })}
        error={isAsked && !note.trim() ? t('mobile.act.reasonNeeded') : undefined}
        max={2000}
        value={note}
        onChange={setNote}
      />
      <ProblemNote error={props.error} />
    </Sheet>
  )
}

/** Suspending lets promises rest, so it needs one of the reasons that may, with its proof. */
export function SuspendSheet(props: OrderSheet) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const { order } = props
  const history = useCall('workorders.workOrderClocks', { params: { id: order.id } })
  return (
    <WaitSheet
      title={t('mobile.act.suspendTitle')}
      submit={t('mobile.act.confirmAct', { action: label('workOrderAction', 'suspend') })}
      draftKey={`${account.id}:suspend:${order.id}`}
      clocks={history.data?.items ?? order.clocks}
      hasAppointment={order.appointmentTo !== null && Date.parse(order.appointmentTo) > Date.now()}
      noteAsked={props.isOwn ? undefined : t('mobile.act.forWorker', { name: order.worker?.name ?? '' })}
      isBusy={props.isBusy}
      error={props.error}
      onClose={props.onClose}
      onSend={(wait) => props.onAct({ action: 'suspend', ...wait })}
    />
  )
}

export function ProlongOrderSheet(props: OrderSheet) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  return (
    <ProlongSheet
      title={label('workOrderAction', 'prolong')}
      submit={t('mobile.act.confirmAct', { action: label('workOrderAction', 'prolong') })}
      draftKey={`${account.id}:prolong:${props.order.id}`}
      reason={props.order.suspendReason}
      until={props.order.suspendUntil}
      isBusy={props.isBusy}
      error={props.error}
      onClose={props.onClose}
      onSend={(until, note) => props.onAct({ action: 'prolong', until, note })}
    />
  )
}

/** Somebody other than the worker looks at the work and says whether it is good. */
export function VerifySheet(props: OrderSheet) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const [draft, change, forget] = useDraft(
    `${account.id}:verify:${props.order.id}`,
    { verdict: null as 'passed' | 'failed' | null, note: '' },
  )
  const [isAsked, setAsked] = useState(false)
  const isNoteMissing = draft.verdict === 'failed' && !draft.note.trim()
  async function submit(): Promise<void> {
    setAsked(true)
    if (!draft.verdict || isNoteMissing) return
    if (await props.onAct({ action: 'verify', isPassed: draft.verdict === 'passed', note: draft.note.trim() || undefined })) forget()
  }
  return (
    <Sheet
      open={props.open}
      title={t('mobile.act.verifyTitle')}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button block size="large" color="primary" loading={props.isBusy} onClick={() => void submit()}>
          {t('mobile.act.confirmAct', { action: label('workOrderAction', 'verify') })}
        </Button>
      }
    >
      <Choice
        label={t('mobile.act.verifyQuestion')}
        options={[
          { value: 'passed', text: t('mobile.order.passed') },
          { value: 'failed', text: t('mobile.order.failed') },
        ]}
        value={draft.verdict}
        onChange={(verdict) => change({ verdict })}
        error={isAsked && !draft.verdict ? t('mobile.caseAct.needed') : undefined}
      />
      <WordsField
        label={t('mobile.act.verifyNote')}
        error={isAsked && isNoteMissing ? t('mobile.act.reasonNeeded') : undefined}
        max={2000}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
      <ProblemNote error={props.error} isKept />
    </Sheet>
  )
}
