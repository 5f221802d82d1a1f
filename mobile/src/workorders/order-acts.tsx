import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import type { WorkOrder, WorkOrderAction } from '@guanjia/contract/workorders.ts'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { ActBar } from '../kit/act-bar.tsx'
import { problemText } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'
import { AppointSheet } from './appoint-sheet.tsx'
import { ArriveSheet } from './arrive-sheet.tsx'
import { AssignSheet } from './assign-sheet.tsx'
import { ProposeSheet } from './propose-sheet.tsx'
import { ForWorkerSheet, ProlongOrderSheet, ReasonSheet, SuspendSheet, VerifySheet, type OrderActBody } from './order-sheets.tsx'
import { SignSheet } from './sign-sheet.tsx'

/** The most natural next act first; what is not in the list waits under "more". */
const NEXT: readonly WorkOrderAction[] = ['grab', 'accept', 'arrive', 'start', 'resume', 'done', 'sign', 'verify', 'assign', 'close']
const BESIDE: readonly WorkOrderAction[] = ['decline', 'prolong', 'appoint', 'suspend', 'start', 'rework', 'transfer']
/** The worker's own acts: others do them only for the worker, with a word why, and find them under "more". */
const WORKER_ACTS: readonly WorkOrderAction[] = ['accept', 'decline', 'arrive', 'start', 'suspend', 'resume', 'done']
const PLAIN_WORKER_ACTS = ['accept', 'start', 'resume'] as const
/** Acts that need nothing but the tap. */
const PLAIN = ['grab', 'accept', 'start', 'resume', 'close', 'offer'] as const
type Plain = (typeof PLAIN)[number]
const isPlain = (action: WorkOrderAction): action is Plain => (PLAIN as readonly string[]).includes(action)

export function OrderActs({ order }: { order: WorkOrder }) {
  const t = useT()
  const label = useLabel()
  const [, navigate] = useLocation()
  const { employeeId } = useSession()
  const isOwn = order.worker === null || order.worker.id === employeeId
  const [open, setOpen] = useState<WorkOrderAction | null>(null)
  const [isProposing, setProposing] = useState(false)
  const { send, isBusy, error, reset } = useSend('workorders.actOnWorkOrder', order.id, ['workorders', 'platform', 'cases', 'dispatch'], { isDated: isOwn })

  const close = (): void => {
    setOpen(null)
    reset()
  }
  async function act(body: OrderActBody): Promise<boolean> {
    try {
      const after = await send({ params: { id: order.id }, body })
      if (after === null) return false
      // Who gives it says to whom.
      if (after.isKeptAsNote) toast(t('mobileDispatch.kept'))
      else if (body.action !== 'assign' && body.action !== 'transfer') toast(said(body.action))
      close()
      return true
    } catch (problem) {
      const wasSlower = body.action === 'grab' && isProblem(problem, 'work_order.taken', 'someone_was_faster', 'action_not_allowed')
      // A sheet shows its own error beside its button; without one the toast says it.
      if (isPlain(body.action) && open === null) toast(
        wasSlower ? t('mobile.pool.taken') : problemText(t, problem),
        wasSlower ? 'plain' : 'bad',
      )
      return false
    }
  }
  function said(action: WorkOrderAction): string {
    const words: Partial<Record<WorkOrderAction, string>> = {
      grab: t('mobile.pool.won'), accept: t('mobile.act.accepted'), decline: t('mobile.act.declined'),
      arrive: t('mobile.act.arrived'), start: t('mobile.act.started'),
      suspend: t('mobile.act.suspended'), prolong: t('mobile.wait.prolonged'), appoint: t('mobile.appoint.agreed'),
      resume: t('mobile.act.resumed'), sign: t('mobilePaid.order.signed'), verify: t('mobile.act.verified'),
    }
    return words[action] ?? t('mobile.act.sent')
  }
  function begin(action: WorkOrderAction): void {
    if (action === 'done') navigate(`/work-orders/${order.id}/done`)
    else if (isPlain(action) && (isOwn || !WORKER_ACTS.includes(action))) void act({ action })
    else setOpen(action)
  }

  const allowed = order.allowedActions
  const offered = allowed.filter((action) => isOwn || !WORKER_ACTS.includes(action))
  const primary = NEXT.find((action) => offered.includes(action))
  // Who has agreed on an hour already rather needs the other acts at hand.
  const isAgreed = order.appointmentFrom !== null
  const beside = BESIDE.find((action) => action !== primary && offered.includes(action) && !(action === 'appoint' && isAgreed))
  const rest = allowed.filter((action) => action !== primary && action !== beside)
  if (!primary && !beside && rest.length === 0) return null
  const sheet = { order, isOwn, isBusy, error, onClose: close, onAct: act }
  return (
    <>
      <ActBar
        rest={[
          ...rest.map((action) => ({
            key: action as string, text: label('workOrderAction', action), isBad: action === 'cancel', onPick: () => begin(action),
          })),
          // Beside agreeing by word of mouth: the resident of the case chooses.
          ...(allowed.includes('appoint') && order.case !== null ? [{ key: 'propose', text: t('mobileResident.propose.act'), onPick: () => setProposing(true) }] : []),
        ]}
        beside={
          beside && (
            <Button size="large" disabled={isBusy} onClick={() => begin(beside)}>
              {label('workOrderAction', beside)}
            </Button>
          )
        }
        primary={
          primary && (
            <Button size="large" color="primary" block loading={isBusy && open === null} onClick={() => begin(primary)}>
              {label('workOrderAction', primary)}
            </Button>
          )
        }
      />
      {isProposing && <ProposeSheet order={order} onClose={() => setProposing(false)} />}
      <ArriveSheet open={open === 'arrive'} {...sheet} />
      {PLAIN_WORKER_ACTS.map((action) => (
        <ForWorkerSheet key={action} open={!isOwn && open === action} action={action} {...sheet} />
      ))}
      {open === 'sign' && <SignSheet open {...sheet} />}
      {open === 'suspend' && <SuspendSheet open {...sheet} />}
      {open === 'prolong' && <ProlongOrderSheet open {...sheet} />}
      <AppointSheet open={open === 'appoint'} {...sheet} />
      <VerifySheet open={open === 'verify'} {...sheet} />
      <AssignSheet open={open === 'assign' || open === 'transfer'} action={open === 'transfer' ? 'transfer' : 'assign'} {...sheet} />
      <ReasonSheet
        open={open === 'decline' || open === 'cancel' || open === 'rework'}
        action={open === 'cancel' || open === 'rework' ? open : 'decline'}
        {...sheet}
      />
    </>
  )
}
