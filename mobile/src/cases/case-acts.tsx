import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Case, CaseAction } from '@guanjia/contract/cases.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useCan, useSession } from '../app/session.tsx'
import { ActBar, type MoreAct } from '../kit/act-bar.tsx'
import { useDraft } from '../kit/draft.ts'
import { ProblemNote, problemText } from '../kit/problem.tsx'
import { ProlongSheet } from '../kit/prolong-sheet.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { WaitSheet } from '../kit/wait-sheet.tsx'
import { ActForm, NO_VALUES, bodyOf, isFormAct, type ActValues, type CaseActBody, type FormAct } from './act-forms.tsx'
import { RaiseOrderSheet } from './raise-order-sheet.tsx'
import { SplitSheet } from './split-sheet.tsx'

const NEXT: readonly CaseAction[] = ['classify', 'start', 'resume', 'resolve', 'return_visit', 'close', 'reopen']
const BESIDE: readonly CaseAction[] = ['prolong', 'feedback', 'return_visit', 'close']
/** Acts that need nothing but the tap; the last of them can't be taken back and are asked twice. */
const PLAIN = ['start', 'resume', 'confirm', 'close'] as const
type Plain = (typeof PLAIN)[number]
const ENDING: readonly CaseAction[] = ['cancel', 'invalidate']
const ASKED_TWICE: readonly CaseAction[] = ['confirm', 'close']
const isPlain = (action: CaseAction): action is Plain => (PLAIN as readonly string[]).includes(action)
/** An order in one of these keeps its case from being resolved. */
const WORK_TO_DO: readonly string[] = ['open', 'assigned', 'accepted', 'arrived', 'working', 'suspended']
/** Acts with a sheet of their own. */
const OWN_SHEET: readonly CaseAction[] = ['wait', 'prolong', 'split']
const OFFERED = (action: CaseAction): boolean => isPlain(action) || isFormAct(action) || OWN_SHEET.includes(action)

/** What staff can do with a case on the way: feedback and return visit first of all. */
export function CaseActs({ record }: { record: Case }) {
  const t = useT()
  const label = useLabel()
  const can = useCan()
  const { account } = useSession()
  const [open, setOpen] = useState<CaseAction | null>(null)
  const [isRaising, setRaising] = useState(false)
  const { send, isBusy, error, reset } = useSend('cases.actOnCase', record.id, ['cases', 'platform', 'workorders'])
  const close = (): void => {
    setOpen(null)
    reset()
  }
  async function act(body: CaseActBody): Promise<boolean> {
    try {
      if ((await send({ params: { id: record.id }, body })) === null) return false
      toast(t('mobile.act.sent'))
      setOpen(null)
      return true
    } catch {
      // Shown beside the button of the open sheet.
      return false
    }
  }
  function begin(action: CaseAction): void {
    reset()
    setOpen(action)
    if (isPlain(action) && !ASKED_TWICE.includes(action)) void act({ action })
  }
  const raise = useSend('workorders.createWorkOrder', `${record.id}:finding`, ['workorders', 'cases', 'platform'])
  // What a patrol found is a work order in one tap: everything is on the finding already.
  const isFinding = record.channel === 'patrol' && record.workOrderList.length === 0
  async function raiseFinding(): Promise<void> {
    try {
      const order = await raise.send({ body: { siteId: record.siteId, caseId: record.id, title: record.title || record.statement.slice(0, 60) } })
      if (order) toast(t('mobileDispatch.raised', { number: order.number }))
    } catch (problem) {
      toast(problemText(t, problem), 'bad')
    }
  }
  const isOpen = !['resolved', 'closed', 'confirmed', 'cancelled', 'invalid'].includes(record.status)
  const mayRaise = isOpen && can('work_orders:create')
  // What needs hands needs its work order first: ten minutes are promised for it.
  const raisesNext = mayRaise && (isFinding || (record.workOrderList.length === 0 && (record.kind === 'repair' || record.kind === 'paid_service')))
  const isWorkedOn = record.workOrderList.some(({ status }) => WORK_TO_DO.includes(status))
  const allowed = record.allowedActions.filter(OFFERED)
  const primary = raisesNext ? undefined : NEXT.find((action) => allowed.includes(action) && !(isWorkedOn && action === 'resolve'))
  const beside = [...(raisesNext ? NEXT.slice(0, 1) : []), ...BESIDE].find((action) => action !== primary && allowed.includes(action))
  const rest: MoreAct[] = allowed
    .filter((action) => action !== primary && action !== beside)
    .map((action) => ({ key: action, text: label('caseAction', action), isBad: ENDING.includes(action), onPick: () => begin(action) }))
  if (mayRaise && !raisesNext) rest.unshift({
    key: 'raise',
    text: t('mobile.case.raiseOrder'),
    isBad: false,
    onPick: () => setRaising(true),
  })
  if (!primary && !beside && !raisesNext && rest.length === 0) return null
  return (
    <>
      <ActBar
        rest={rest}
        beside={
          beside && (
            <Button size="large" disabled={isBusy} onClick={() => begin(beside)}>
              {label('caseAction', beside)}
            </Button>
          )
        }
        primary={
          raisesNext ? (
            <Button size="large" block color="primary" loading={raise.isBusy} onClick={() => (isFinding ? void raiseFinding() : setRaising(true))}>
              {isFinding ? t('mobileDispatch.finding') : t('mobile.case.raiseOrder')}
            </Button>
          ) : (
            primary && (
              <Button size="large" block color="primary" loading={isBusy} onClick={() => begin(primary)}>
                {label('caseAction', primary)}
              </Button>
            )
          )
        }
      />
      {open && isFormAct(open) && (
        <FormSheet key={open} record={record} action={open} isBusy={isBusy} error={error} onClose={close} onAct={act} />
      )}
      {open === 'wait' && <CaseWaitSheet record={record} isBusy={isBusy} error={error} onClose={close} onAct={act} />}
      {open === 'prolong' && (
        <ProlongSheet
          title={label('caseAction', 'prolong')}
          submit={t('mobile.act.confirmAct', { action: label('caseAction', 'prolong') })}
          draftKey={`${account.id}:case:prolong:${record.id}`}
          reason={record.waitReason}
          until={record.waitUntil}
          isBusy={isBusy}
          error={error}
          onClose={close}
          onSend={(until, note) => act({ action: 'prolong', until, note })}
        />
      )}
      {open === 'split' && <SplitSheet record={record} isBusy={isBusy} error={error} onClose={close} onAct={act} />}
      <Sheet
        open={open !== null && isPlain(open) && (ASKED_TWICE.includes(open) || error !== null)}
        title={open ? label('caseAction', open) : ''}
        closeLabel={t('mobile.close')}
        onClose={close}
        footer={
          <Button block size="large" color="primary" loading={isBusy} onClick={() => void (open && isPlain(open) && act({ action: open }))}>
            {t('mobile.act.confirmAct', { action: open ? label('caseAction', open) : '' })}
          </Button>
        }
      >
        <p className="muted">{t('mobile.caseAct.undone')}</p>
        <ProblemNote error={error} />
      </Sheet>
      <RaiseOrderSheet open={isRaising} record={record} onClose={() => setRaising(false)} />
    </>
  )
}

type ActSheet = {
  record: Case
  isBusy: boolean
  error: Error | null
  onClose: () => void
  onAct: (body: CaseActBody) => Promise<boolean>
}

function CaseWaitSheet({ record, onAct, ...sheet }: ActSheet) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const history = useCall('cases.caseClocks', { params: { id: record.id } })
  return (
    <WaitSheet
      {...sheet}
      title={t('mobile.wait.title')}
      submit={t('mobile.act.confirmAct', { action: label('caseAction', 'wait') })}
      draftKey={`${account.id}:case:wait:${record.id}`}
      clocks={history.data?.items ?? record.clocks}
      hasAppointment={false}
      onSend={(wait) => onAct({ action: 'wait', ...wait })}
    />
  )
}

function FormSheet(props: ActSheet & { action: FormAct }) {
  const t = useT()
  const label = useLabel()
  const { timeZone } = useTime()
  const { account } = useSession()
  const { record, action } = props
  const [values, change, forget] = useDraft<ActValues>(
    `${account.id}:case:${action}:${record.id}`,
    { ...NO_VALUES, categoryId: record.category?.id ?? null, grade: record.grade },
  )
  const [isAsked, setAsked] = useState(false)
  async function submit(): Promise<void> {
    setAsked(true)
    const body = bodyOf(action, values, timeZone)
    if (body && (await props.onAct(body))) forget()
  }
  return (
    <Sheet
      open
      title={label('caseAction', action)}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button
          block
          size="large"
          color={action === 'cancel' || action === 'invalidate' ? 'danger' : 'primary'}
          loading={props.isBusy}
          onClick={() => void submit()}
        >
          {t('mobile.act.confirmAct', { action: label('caseAction', action) })}
        </Button>
      }
    >
      <ActForm
        action={action}
        siteId={record.siteId}
        kind={record.kind}
        values={values}
        change={change}
        isAsked={isAsked}
        scriptValues={{ name: record.person?.name, unit: record.unit?.name, number: record.number }}
      />
      <ProblemNote error={props.error} isKept />
    </Sheet>
  )
}
