import { Button, Drawer, Form, Input, InputNumber, Popconfirm, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { dayOf, formatMoney, urlOf, useAct, useCall, useLabel, useT, useTime, type CallInput, type Shape, type Tone } from '@guanjia/ui'
import type { CallUp } from '@guanjia/contract/reserve.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useListState } from '../kit/list-state.ts'
import { useNewId } from '../kit/new-id.ts'
import { useComplain } from '../kit/problem.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'
import { RotaTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
interface Values {
  reason?: CallUp['reason']
  title?: string
  task?: string
  skill?: string
  from?: string
  to?: string
  headcount?: number
  reserveIds?: string[]
}
type Body = NonNullable<CallInput<'reserve.actOnCallUp'>['body']>
const LOOKS: Record<CallUp['state'], { tone: Tone; shape: Shape }> = { open: { tone: 'active', shape: 'half' }, filled: { tone: 'done', shape: 'tick' }, closed: { tone: 'closed', shape: 'tick' }, cancelled: { tone: 'closed', shape: 'ring' } }

/** Calls of the reserve for events and peaks: who was asked, who comes, who came, what is to be paid. */
export function CallUpList() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const state = useListState()
  const [isMaking, setMaking] = useState(false)
  const [openedId, setOpened] = useState<string | null>(null)
  const filter = { state: many(state.search.state), reason: many(state.search.reason) } as never
  const rows = useCall('reserve.listCallUps', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const opened = rows.data?.items.find(({ id }) => id === openedId)
  const columns: Column<CallUp>[] = [
    { key: 'number', title: t('rota.number'), width: 150, render: (row) => row.number },
    { key: 'title', title: t('rota.callTitle'), render: (row) => row.title },
    { key: 'reason', title: t('rota.callReason'), width: 110, render: (row) => label('callUpReason', row.reason) },
    { key: 'when', title: t('rota.period'), width: 210, render: (row) => `${time.at(row.from)} – ${time.at(row.to).slice(-5)}` },
    { key: 'accepted', title: t('rota.acceptedOf'), width: 110, align: 'right', render: (row) => `${row.accepted} / ${row.headcount}` },
    { key: 'asked', title: t('rota.asked'), width: 80, align: 'right', render: (row) => row.asked },
    { key: 'pay', title: t('rota.pay'), width: 110, align: 'right', render: (row) => (row.payFen === null ? '—' : formatMoney(row.payFen)) },
    { key: 'state', title: t('rota.state'), width: 110, render: (row) => <Look look={LOOKS[row.state]} text={label('callUpState', row.state)} /> },
  ]
  const add = <Button type="primary" onClick={() => setMaking(true)}>{t('rota.callUp')}</Button>
  return (
    <>
      <RecordList
        name="call-ups" title={t('rota.tabs.callUps')} columns={columns} state={state} rows={rows} rowKey={(row) => row.id} onOpen={({ id }) => setOpened(id)} filters={[{ key: 'reason', kind: 'choices', label: t('rota.callReason'), choices: useChoices('callUpReason') }]}
        views={[{ key: 'all', name: t('rota.all'), query: '' }, { key: 'open', name: t('rota.running'), query: 'state=open%2Cfilled' }]} exportHref={(format) => urlOf('reserve.exportCallUps', { query: { siteId: site.id, format, filter } })} acts={add} above={<RotaTabs at="callUps" />} empty={{ title: t('rota.noCalls'), hint: t('rota.noCallsHint'), act: add }}
      />
      <Drawer open={opened !== undefined} size={560} title={opened && `${opened.number} ${opened.title}`} onClose={() => setOpened(null)}>{opened && <Answers call={opened} />}</Drawer>
      <Suspense>{isMaking && <CallForm onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}

function Answers({ call }: { call: CallUp }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complain = useComplain()
  const act = useAct('reserve.actOnCallUp', ['reserve', 'staffing'])
  const run = (body: Body): void => act.mutate({ params: { id: call.id }, body }, { onError: complain })
  const may = (action: CallUp['allowedActions'][number]): boolean => call.allowedActions.includes(action)
  const whole = Math.round((Date.parse(call.to) - Date.parse(call.from)) / 60_000)
  const hasBegun = Date.parse(call.from) <= Date.now()
  return (
    <>
      <p>{label('callUpReason', call.reason)} · {time.at(call.from)} – {time.at(call.to)} · {t('rota.acceptedOf')} {call.accepted} / {call.headcount}</p>
      {call.task && <p className="gj-quiet">{call.task}</p>}
      <ul style={{ margin: '12px 0' }}>
        {call.answers.map((one) => (
          <li key={one.reserve.id} style={{ display: 'flex', gap: 8, alignItems: 'center', minHeight: 44, borderBottom: '1px solid var(--gj-border)' }}>
            <strong style={{ width: 76 }}>{one.reserve.name}</strong>
            <span className="gj-grow">{label('callUpAnswer', one.answer)}{one.way && <span className="gj-quiet gj-small"> {t(`rota.way.${one.way}`)} {time.at(one.answeredAt!)}</span>}{one.payFen !== null && <div className="gj-small">{t('rota.cameMinutes', { n: one.attendedMinutes! })} · {formatMoney(one.payFen)}</div>}</span>
            {may('answer') && one.attendedMinutes === null && !hasBegun && <>
              {one.answer !== 'accepted' && <Button size="small" type="primary" loading={act.isPending} onClick={() => run({ action: 'answer', reserveId: one.reserve.id, accepts: true })}>{t('rota.accepts')}</Button>}
              {one.answer !== 'declined' && <Button size="small" loading={act.isPending} onClick={() => run({ action: 'answer', reserveId: one.reserve.id, accepts: false })}>{t('rota.declines')}</Button>}
            </>}
            {may('attend') && one.answer === 'accepted' && hasBegun && one.attendedMinutes === null && <>
              <Button size="small" type="primary" onClick={() => run({ action: 'attend', reserveId: one.reserve.id, minutes: whole })}>{t('rota.cameWhole')}</Button>
              <Button size="small" onClick={() => run({ action: 'attend', reserveId: one.reserve.id, minutes: 0 })}>{t('rota.notCame')}</Button>
            </>}
          </li>
        ))}
      </ul>
      <div style={{ display: 'flex', gap: 8 }}>
        {may('close') && hasBegun && <Button type="primary" onClick={() => run({ action: 'close' })}>{t('rota.closeCall')}</Button>}
        {may('cancel') && <Popconfirm title={t('rota.cancelCallAsk')} okText={t('rota.cancelCall')} cancelText={t('rota.cancel')} onConfirm={() => run({ action: 'cancel' })}><Button danger>{t('rota.cancelCall')}</Button></Popconfirm>}
      </div>
    </>
  )
}

/** 1 is Monday. */
const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

function CallForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const id = useNewId()
  const reasons = useChoices('callUpReason')
  const create = useAct('reserve.createCallUp', ['reserve', 'staffing'])
  const found = useCall('reserve.listReserve', { query: { siteId: site.id, limit: 200, filter: { isActive: true } as never } })
  const competences = useCall('people.listCompetences', {})
  return (
    <ActForm
      title={t('rota.callUp')} verb={t('rota.send')} width={620} initial={{ reason: 'event', headcount: 2 }} onClose={onClose}
      onSubmit={({ reason = 'event', title = '', task = '', skill, from = '', to = '', headcount = 1, reserveIds = [] }) => create.mutateAsync({ body: { id, siteId: site.id, reason, title, task, skill: skill ?? null, from, to, headcount, reserveIds } })}
    >
      {(form) => {
        return (
          <>
            <div style={{ display: 'grid', gridTemplateColumns: '1fr 140px', columnGap: 12 }}>
              <Form.Item name="title" label={t('rota.callTitle')} rules={[{ required: true }]}><Input maxLength={100} autoFocus /></Form.Item>
              <Form.Item name="reason" label={t('rota.callReason')}><Select options={reasons} /></Form.Item>
            </div>
            <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr 110px', columnGap: 12 }}>
              <Form.Item name="from" label={t('rota.begins')} rules={[{ required: true }]}><InstantPicker /></Form.Item>
              <Form.Item name="to" label={t('rota.ends')} rules={[{ required: true }]}><InstantPicker /></Form.Item>
              <Form.Item name="headcount" label={t('rota.headcount')}><InputNumber min={1} max={200} style={{ width: '100%' }} /></Form.Item>
            </div>
            <Form.Item name="task" label={t('rota.task')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Form.Item>
            <Form.Item name="skill" label={t('rota.skills')}><Select allowClear options={competences.data?.items.filter((one) => one.kind === 'skill' && one.isActive).map(({ name }) => ({ value: name, label: name })) ?? []} onChange={() => form.setFieldValue('reserveIds', [])} /></Form.Item>
            <Form.Item noStyle dependencies={['skill', 'from']}>
              {() => {
                const skill = form.getFieldValue('skill') as string | undefined
                const from = form.getFieldValue('from') as string | undefined
                const weekday = from === undefined ? null : weekdayOf(dayOf(Date.parse(from), site.timeZone))
                const comes = ({ weekdays }: { weekdays: readonly number[] }): boolean => weekday === null || weekdays.length === 0 || weekdays.includes(weekday)
                // Those who come on that day stand first; the others may be asked, and it is said that they usually do not.
                const people = (found.data?.items.filter(({ skills }) => skill === undefined || skills.includes(skill)) ?? []).toSorted((a, b) => Number(comes(b)) - Number(comes(a)))
                const words = (one: (typeof people)[number]): string => [one.name, comes(one) ? '' : t('rota.notThatDay'), one.availableNote].filter(Boolean).join(' · ')
                return <Form.Item name="reserveIds" label={t('rota.whom')} rules={[{ required: true }]} extra={<Button type="link" size="small" style={{ padding: 0 }} onClick={() => form.setFieldValue('reserveIds', people.filter(comes).map(({ id }) => id))}>{t('rota.everybody')}</Button>}><Select mode="multiple" options={people.map((one) => ({ value: one.id, label: words(one) }))} /></Form.Item>
              }}
            </Form.Item>
          </>
        )
      }}
    </ActForm>
  )
}
