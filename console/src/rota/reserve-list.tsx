import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { ReservePerson } from '@guanjia/contract/reserve.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useNewId } from '../kit/new-id.ts'
import { useColleagues } from '../kit/pickers.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { useSite } from '../session/session.tsx'
import { RotaTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
interface Values {
  name?: string
  phone?: string
  kind?: ReservePerson['kind']
  employeeId?: string | null
  company?: string
  skills?: string[]
  weekdays?: number[]
  availableNote?: string
  payBasis?: ReservePerson['payBasis']
  rate?: number
  isActive?: boolean
}

/** Part-time and outsourced people who can be called, with what they can do, when, and for how much. */
export function ReserveList() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const state = useListState()
  const [opened, setOpened] = useState<ReservePerson | 'new' | null>(null)
  const filter = { q: state.search.q, weekday: state.search.weekday } as never
  const rows = useCall('reserve.listReserve', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const columns: Column<ReservePerson>[] = [
    { key: 'name', title: t('rota.name'), width: 110, render: (row) => row.name },
    { key: 'phone', title: t('rota.phone'), width: 140, render: (row) => row.phone && <a href={`tel:${row.phone}`}>{row.phone}</a> },
    { key: 'kind', title: t('rota.reserveKind'), width: 170, render: (row) => [label('reserveKind', row.kind), row.company].filter(Boolean).join(' · ') },
    { key: 'skills', title: t('rota.skills'), width: 150, render: (row) => row.skills.join('、') },
    { key: 'when', title: t('rota.available'), render: (row) => [row.weekdays.length === 7 ? t('rota.everyDay') : row.weekdays.map((day) => t(`rota.weekday.d${day as 1}`)).join(''), row.availableNote].filter(Boolean).join(' · ') },
    { key: 'rate', title: t('rota.rate'), width: 150, align: 'right', render: (row) => `${formatMoney(row.rateFen)} ${label('payBasis', row.payBasis)}` },
    { key: 'came', title: t('rota.came'), width: 100, align: 'right', render: (row) => `${row.attended} / ${row.accepted}` },
  ]
  const add = <Button type="primary" onClick={() => setOpened('new')}>{t('rota.newReserve')}</Button>
  return (
    <>
      <RecordList
        name="reserve" title={t('rota.tabs.reserve')} columns={columns} state={state} rows={rows} rowKey={(row) => row.id} onOpen={setOpened}
        filters={[{ key: 'q', kind: 'words', label: t('rota.name') }, { key: 'weekday', kind: 'one', label: t('rota.available'), choices: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: t(`rota.weekday.d${day as 1}`) })) }]}
        exportHref={(format) => urlOf('reserve.exportReserve', { query: { siteId: site.id, format, filter } })} acts={add} above={<RotaTabs at="reserve" />} empty={{ title: t('rota.noReserve'), hint: t('rota.noReserveHint'), act: add }}
      />
      <Suspense>{opened !== null && <ReserveForm person={opened === 'new' ? undefined : opened} onClose={() => setOpened(null)} />}</Suspense>
    </>
  )
}

function ReserveForm({ person, onClose }: { person: ReservePerson | undefined; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const id = useNewId()
  const create = useAct('reserve.createReserve', ['reserve'])
  const change = useAct('reserve.changeReserve', ['reserve'])
  const competences = useCall('people.listCompetences', {})
  const colleagues = useColleagues()
  const submit = async ({ name = '', phone = '', kind = 'part_time', employeeId = null, company = '', skills = [], weekdays = [], availableNote = '', payBasis = 'hour', rate = 0, isActive = true }: Values): Promise<void> => {
    const facts = { name, phone, kind, employeeId, company, skills, weekdays, availableNote, payBasis, rateFen: Math.round(rate * 100) }
    if (person) await change.mutateAsync({ params: { id: person.id }, body: { ...facts, version: person.version, isActive } })
    else await create.mutateAsync({ body: { id, siteId: site.id, ...facts } })
  }
  return (
    <ActForm title={person?.name ?? t('rota.newReserve')} verb={t('rota.save')} width={620} initial={person ? { ...person, phone: person.phone ?? '', rate: person.rateFen / 100 } : { kind: 'part_time', payBasis: 'hour', weekdays: [6, 7] }} hint={t('rota.reserveHint')} onSubmit={submit} onClose={onClose}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 12 }}>
        <Form.Item name="name" label={t('rota.name')} rules={[{ required: true }]}><Input maxLength={60} autoFocus /></Form.Item>
        <Form.Item name="phone" label={t('rota.phone')}><Input maxLength={30} inputMode="tel" /></Form.Item>
        <Form.Item name="kind" label={t('rota.reserveKind')}><Select options={useChoices('reserveKind')} /></Form.Item>
        <Form.Item name="company" label={t('rota.company')}><Input maxLength={100} /></Form.Item>
        <Form.Item name="payBasis" label={t('rota.payBasis')}><Select options={useChoices('payBasis')} /></Form.Item>
        <Form.Item name="rate" label={t('rota.rateYuan')} rules={[{ required: true }]}><InputNumber min={0} max={100_000} precision={2} style={{ width: '100%' }} /></Form.Item>
      </div>
      <Form.Item name="skills" label={t('rota.skills')}><Select mode="multiple" options={competences.data?.items.filter((one) => one.kind === 'skill' && one.isActive).map(({ name }) => ({ value: name, label: name })) ?? []} /></Form.Item>
      <Form.Item name="weekdays" label={t('rota.available')}><Checkbox.Group options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: t(`rota.weekday.d${value as 1}`) }))} /></Form.Item>
      <Form.Item name="availableNote" label={t('rota.note')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="employeeId" label={t('rota.account')} extra={t('rota.accountHint')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={colleagues} /></Form.Item>
      {person && <Form.Item name="isActive" valuePropName="checked"><Checkbox>{t('rota.inUse')}</Checkbox></Form.Item>}
    </ActForm>
  )
}
