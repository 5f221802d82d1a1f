import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { dayOf } from '@guanjia/ui/format/time.ts'
import { useTime } from '@guanjia/ui/format/index.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import type { CallResult } from '@guanjia/ui/api/call.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { LEAVE_KINDS } from '@guanjia/ui/archives/choices.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { useSiteId } from '../app/site.tsx'
import { Choice, Field, LineField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { Refreshable } from '../kit/list.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { PulseCard } from './pulse-card.tsx'

type Shift = CallResult<'staffing.myRota'>['items'][number]
type Swap = CallResult<'staffing.listSwaps'>['items'][number]
type Leave = CallResult<'staffing.listLeave'>['items'][number]
type Call = CallResult<'reserve.listCallUps'>['items'][number]
const AHEAD_DAYS = 30

/** My shifts, what colleagues and the desk ask of me, and my leave. */
export function MyRota() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { employeeId } = useSession()
  const siteId = useSiteId()
  const today = dayOf(Date.now(), time.timeZone)
  const rota = useCall('staffing.myRota', { query: { from: today, to: dayOf(Date.now() + AHEAD_DAYS * 86_400_000, time.timeZone) } })
  const swaps = useCall('staffing.listSwaps', { query: { siteId, limit: 20, filter: { state: ['asked'] } as never } })
  const leave = useCall('staffing.listLeave', { query: { siteId, limit: 10, filter: { employeeId } as never } })
  const calls = useCall('reserve.listCallUps', { query: { siteId, limit: 10, filter: { mine: true, state: ['open', 'filled'] } as never } })
  const pulses = useCall('pulse.ownPulses', {})
  const [opened, setOpened] = useState<'leave' | Shift | null>(null)
  const asked = swaps.data?.items.filter((one) => one.with.id === employeeId) ?? []
  return (
    <Page title={t('mobileRota.title')} back="/me" foot={<Button block size="large" onClick={() => setOpened('leave')}>{t('mobileRota.askLeave')}</Button>}>
      <Refreshable modules={['staffing', 'reserve', 'pulse']}>
        {pulses.data?.items.filter(({ hasAnswered }) => !hasAnswered).map((one) => <PulseCard key={one.id} pulse={one} />)}
        {asked.map((one) => <SwapCard key={one.id} swap={one} />)}
        {calls.data?.items.map((one) => <CallCard key={one.id} call={one} />)}
        {!rota.data && (rota.error ? <WholePageProblem error={rota.error} onRetry={() => void rota.refetch()} /> : <Rows count={5} />)}
        {rota.data?.items.length === 0 && <p className="muted page-hint">{t('mobileRota.none')}</p>}
        {rota.data?.items.map((one) => (
          <article key={one.id} className="card record" style={{ display: 'flex', alignItems: 'center' }}>
            <div className="record-link" style={{ flex: 1, minWidth: 0 }}>
              <strong className="record-title">{one.day === today ? t('mobileRota.today') : time.day(one.day)} {time.at(one.from).slice(-5)}–{time.at(one.to).slice(-5)}</strong>
              <span className="record-bottom">{one.post.name} · {one.shiftName}{one.swap && <span className="record-number">{label('swapState', one.swap.state)}</span>}</span>
            </div>
            {!one.swap && Date.parse(one.from) > Date.now() && <Button size="small" style={{ marginRight: 12, minHeight: 44, flex: 'none' }} onClick={() => setOpened(one)}>{t('mobileRota.swap')}</Button>}
          </article>
        ))}
        {(leave.data?.items.length ?? 0) > 0 && <h2 className="section-title">{t('mobileRota.leave')}</h2>}
        {leave.data?.items.map((one) => <LeaveCard key={one.id} leave={one} />)}
      </Refreshable>
      {opened === 'leave' && <LeaveSheet siteId={siteId} onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'leave' && <SwapSheet shift={opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}

function SwapCard({ swap }: { swap: Swap }) {
  const t = useT()
  const label = useLabel()
  const { send, isBusy, error } = useSend('staffing.actOnSwap', swap.id, ['staffing'])
  const words = (one: Swap['gives']): string => `${one.day.slice(5)} ${one.post.name} ${one.shift}`
  const act = async (action: 'accept' | 'refuse'): Promise<void> => {
    const done = await send({ params: { id: swap.id }, body: { action, version: swap.version } }).catch(() => null)
    if (done) toast(label('swapState', done.state))
  }
  return (
    <section className="card form">
      <p><strong>{t('mobileRota.asked')}</strong></p>
      <p>{t('mobileRota.swapText', { who: swap.askedBy.name, gives: words(swap.gives) })}，{swap.takes ? t('mobileRota.inReturn', { takes: words(swap.takes) }) : t('mobileRota.nothing')}</p>
      <ProblemNote error={error} />
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 }}>
        <Button size="large" loading={isBusy} onClick={() => void act('refuse')}>{label('swapAction', 'refuse')}</Button>
        <Button size="large" color="primary" loading={isBusy} onClick={() => void act('accept')}>{label('swapAction', 'accept')}</Button>
      </div>
    </section>
  )
}

function CallCard({ call }: { call: Call }) {
  const t = useT()
  const time = useTime()
  const { send, isBusy, error } = useSend('reserve.actOnCallUp', call.id, ['reserve'])
  const answer = async (accepts: boolean): Promise<void> => {
    const done = await send({ params: { id: call.id }, body: { action: 'answer', accepts } }).catch(() => null)
    if (done) toast(t(accepts ? 'mobileRota.accepted' : 'mobileRota.declined'))
  }
  return (
    <section className="card form">
      <p><strong>{t('mobileRota.calls')}：{call.title}</strong></p>
      <p>{t('mobileRota.callText', { from: time.at(call.from), to: time.at(call.to), n: call.headcount })}</p>
      {call.task && <p className="muted">{call.task}</p>}
      {call.mine !== 'asked' && <p>{t(call.mine === 'accepted' ? 'mobileRota.accepted' : 'mobileRota.declined')}</p>}
      <ProblemNote error={error} />
      {call.allowedActions.includes('answer') && Date.parse(call.from) > Date.now() && (
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 }}>
          <Button size="large" disabled={call.mine === 'declined'} loading={isBusy} onClick={() => void answer(false)}>{t('mobileRota.cannot')}</Button>
          <Button size="large" color="primary" disabled={call.mine === 'accepted'} loading={isBusy} onClick={() => void answer(true)}>{t('mobileRota.come')}</Button>
        </div>
      )}
    </section>
  )
}

function LeaveCard({ leave }: { leave: Leave }) {
  const t = useT()
  const label = useLabel()
  const { send, isBusy, error } = useSend('staffing.actOnLeave', leave.id, ['staffing'])
  return (
    <article className="card record">
      <div className="record-link"><strong className="record-title">{label('leaveKind', leave.kind)} {leave.from.slice(5)} – {leave.to.slice(5)}</strong><span className="record-bottom">{leave.reason}<span className="record-number">{label('leaveState', leave.state)}</span></span></div>
      <ProblemNote error={error} />
      {leave.allowedActions.includes('withdraw') && <Button size="small" style={{ margin: '0 12px 12px', minHeight: 44 }} loading={isBusy} onClick={() => void send({ params: { id: leave.id }, body: { action: 'withdraw', version: leave.version } }).catch(() => undefined)}>{t('mobileRota.withdraw')}</Button>}
    </article>
  )
}

function LeaveSheet({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const [draft, setDraft] = useState({ id: recordId(), kind: 'annual' as Leave['kind'], from: '', to: '', reason: '' })
  const { send, isBusy, error } = useSend('staffing.askLeave', draft.id, ['staffing'])
  const submit = async (): Promise<void> => {
    const { id, kind, from, to, reason } = draft
    if (from === '') return
    const done = await send({ body: { id, siteId, kind, from, to: to || from, reason: reason.trim() } }).catch(() => null)
    if (!done) return
    toast(t('mobileRota.sent'))
    onClose()
  }
  const day = (key: 'from' | 'to') => (
    <Field label={t(`mobileRota.${key}`)}>{(wiring) => <input {...wiring} type="date" className="input" min={key === 'to' ? draft.from : undefined} value={draft[key]} onChange={({ target }) => setDraft({ ...draft, [key]: target.value })} />}</Field>
  )
  return (
    <Sheet open title={t('mobileRota.askLeave')} closeLabel={t('mobile.close')} onClose={onClose} footer={<Button block size="large" color="primary" disabled={draft.from === ''} loading={isBusy} onClick={() => void submit()}>{t('mobileRota.send')}</Button>}>
      <Choice label={t('mobileRota.kind')} value={draft.kind} options={LEAVE_KINDS.map((value) => ({ value, text: label('leaveKind', value) }))} onChange={(kind) => setDraft({ ...draft, kind })} />
      {day('from')}
      {day('to')}
      <LineField label={t('mobileRota.reason')} max={500} value={draft.reason} onChange={(reason) => setDraft({ ...draft, reason })} />
      <ProblemNote error={error} />
    </Sheet>
  )
}

/** Only colleagues and shifts that keep every rule are offered. */
function SwapSheet({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const t = useT()
  const found = useCall('staffing.swapChoices', { query: { shiftId: shift.id } })
  const [withId, setWith] = useState('')
  const [returnId, setReturn] = useState('')
  const { send, isBusy, error } = useSend('staffing.askSwap', shift.id, ['staffing'])
  const items = found.data?.items ?? []
  const choice = items.find(({ colleague }) => colleague.id === withId)
  const submit = async (): Promise<void> => {
    const done = await send({ body: { shiftId: shift.id, withId, returnShiftId: returnId === 'over' ? null : returnId } }).catch(() => null)
    if (!done) return
    toast(t('mobileRota.swapSent'))
    onClose()
  }
  return (
    <Sheet open title={`${t('mobileRota.swap')} · ${shift.day.slice(5)} ${shift.post.name} ${shift.shiftName}`} closeLabel={t('mobile.close')} onClose={onClose} footer={<Button block size="large" color="primary" disabled={withId === '' || returnId === ''} loading={isBusy} onClick={() => void submit()}>{t('mobileRota.send')}</Button>}>
      {found.data && items.length === 0 && <p className="muted">{t('mobileRota.noChoice')}</p>}
      {items.length > 0 && <Choice label={t('mobileRota.with')} value={withId} options={items.map(({ colleague }) => ({ value: colleague.id, text: colleague.name }))} onChange={(id) => { setWith(id); setReturn('') }} />}
      {choice && <Choice label={t('mobileRota.takes')} value={returnId} options={[...(choice.mayTakeOver ? [{ value: 'over', text: t('mobileRota.takesOver') }] : []), ...choice.returns.map((one) => ({ value: one.id, text: `${one.day.slice(5)} ${one.post.name} ${one.shift}` }))]} onChange={setReturn} />}
      <ProblemNote error={found.error ?? error} />
    </Sheet>
  )
}
