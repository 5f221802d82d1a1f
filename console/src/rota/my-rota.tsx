import { Button, Form, Input, Radio, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { dayOf, useAct, useCall, useLabel, useT, useTime, type CallResult } from '@guanjia/ui'
import { useNewId } from '../kit/new-id.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useSite } from '../session/session.tsx'
import { AskLeave } from './leave-list.tsx'
import { RotaTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
interface Values {
  withId?: string
  returnId?: string
  reason?: string
}
type Shift = CallResult<'staffing.myRota'>['items'][number]
const AHEAD_DAYS = 45

/** My own shifts of the coming weeks, with leave and swaps at hand. */
export function MyRotaPage() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const from = dayOf(Date.now() - 86_400_000, site.timeZone)
  const to = dayOf(Date.now() + AHEAD_DAYS * 86_400_000, site.timeZone)
  const found = useCall('staffing.myRota', { query: { from, to } })
  const [opened, setOpened] = useState<'leave' | Shift | null>(null)
  return (
    <div className="gj-page">
      <div className="gj-page-head"><h1>{t('rota.tabs.mine')}</h1><Button type="primary" style={{ marginLeft: 'auto' }} onClick={() => setOpened('leave')}>{t('rota.askLeave')}</Button></div>
      <RotaTabs at="mine" />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <FactGroup title={t('rota.ownShifts', { n: found.data.items.length })}>
          {found.data.items.length === 0 && <p className="gj-quiet">{t('rota.noOwn')}</p>}
          <ul>
            {found.data.items.map((one) => (
              <li key={one.id} style={{ display: 'flex', gap: 16, alignItems: 'center', minHeight: 36, borderBottom: '1px solid var(--gj-border)' }}>
                <strong style={{ width: 96 }}>{time.day(one.day)}</strong>
                <span style={{ width: 110 }}>{time.at(one.from).slice(-5)}–{time.at(one.to).slice(-5)}</span>
                <span className="gj-grow">{one.post.name} · {one.shiftName}</span>
                {one.swap ? <span className="gj-quiet">{label('swapState', one.swap.state)}</span> : new Date(one.from) > new Date() && <Button size="small" onClick={() => setOpened(one)}>{t('rota.swap')}</Button>}
              </li>
            ))}
          </ul>
        </FactGroup>
      )}
      <Suspense>{opened === 'leave' ? <AskLeave onClose={() => setOpened(null)} /> : opened !== null && <AskSwap shift={opened} onClose={() => setOpened(null)} />}</Suspense>
    </div>
  )
}

/** Only colleagues and shifts that keep every rule are offered. */
function AskSwap({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const t = useT()
  const id = useNewId()
  const ask = useAct('staffing.askSwap', ['staffing'])
  const found = useCall('staffing.swapChoices', { query: { shiftId: shift.id } })
  const items = found.data?.items ?? []
  return (
    <ActForm title={`${t('rota.swap')} · ${shift.day.slice(5)} ${shift.post.name} ${shift.shiftName}`} verb={t('rota.send')} hint={t('rota.swapHint')} onClose={onClose} onSubmit={({ withId = '', returnId = '', reason = '' }) => ask.mutateAsync({ body: { id, shiftId: shift.id, withId, returnShiftId: returnId === 'over' ? null : returnId, reason } })}>
      {(form) => (
        <>
          <Form.Item name="withId" label={t('rota.with')} rules={[{ required: true }]}><Select autoFocus loading={found.isPending} options={items.map(({ colleague }) => ({ value: colleague.id, label: colleague.name }))} onChange={() => form.setFieldValue('returnId', undefined)} /></Form.Item>
          <Form.Item noStyle dependencies={['withId']}>
            {() => {
              const choice = items.find(({ colleague }) => colleague.id === form.getFieldValue('withId'))
              return choice && <Form.Item name="returnId" label={t('rota.takes')} rules={[{ required: true }]}><Radio.Group style={{ display: 'grid', gap: 6, maxHeight: 220, overflowY: 'auto' }} options={[...(choice.mayTakeOver ? [{ value: 'over', label: t('rota.takesOver') }] : []), ...choice.returns.map((one) => ({ value: one.id, label: `${one.day.slice(5)} ${one.post.name} ${one.shift}` }))]} /></Form.Item>
            }}
          </Form.Item>
          <Form.Item name="reason" label={t('rota.reason')}><Input maxLength={300} /></Form.Item>
        </>
      )}
    </ActForm>
  )
}
