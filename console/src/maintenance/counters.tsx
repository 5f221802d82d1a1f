import { App, Button, Checkbox, Form, Input, InputNumber, Modal, Select, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatNumber, isProblem, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { CounterReading, FacilityCounter, FacilityRef } from '@guanjia/contract/maintenance.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DataTable } from '../kit/data-table.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { inWords } from '../kit/worded.ts'
import { MeterPicker } from '../registers/place-pickers.tsx'
import { useMay } from '../session/session.tsx'

const STALE = ['maintenance', 'registers']
interface Closes {
  onClose: () => void
}

export function CounterForm({ facility, onClose }: Closes & { facility: FacilityRef & { siteId: string } }) {
  const t = useT()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('maintenance.createCounter', STALE)
  return (
    <ActForm<{ name: string; unit: FacilityCounter['unit']; meterId?: string | null }>
      title={`${t('maintenance.counters.new')} · ${facility.name}`}
      verb={t('maintenance.counters.create')}
      initial={{ unit: 'hour', name: t('maintenance.counters.firstName') }}
      onSubmit={async ({ name, unit, meterId = null }) => {
        await inWords(t, () => create.mutateAsync({ body: { id, facilityId: facility.id, name: name.trim(), unit, meterId } }))
        void message.success(t('maintenance.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('maintenance.counters.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input autoFocus maxLength={60} /></Form.Item>
      <Form.Item name="unit" label={t('maintenance.counters.unit')}><Select options={useChoices('counterUnit')} /></Form.Item>
      <Form.Item name="meterId" label={t('maintenance.counters.meter')} extra={t('maintenance.counters.meterHint')}><MeterPicker siteId={facility.siteId} /></Form.Item>
    </ActForm>
  )
}

/** A reading; less than before is asked about: the dial began again, or it was misread. */
export function ReadCounter({ counter, onClose }: Closes & { counter: FacilityCounter }) {
  const t = useT()
  const { message } = App.useApp()
  const id = useNewId()
  const [isOdd, setOdd] = useState(false)
  const read = useAct('maintenance.readCounter', STALE)
  return (
    <ActForm<{ value: number; isReset?: boolean; note?: string }>
      title={`${t('maintenance.counters.read')} · ${counter.name}`}
      verb={t('maintenance.counters.read')}
      hint={counter.last ? t('maintenance.counters.last', { value: counter.last.value, by: counter.last.by }) : undefined}
      onSubmit={async ({ value, isReset = false, note = '' }) => {
        try {
          const { made } = await inWords(t, () => read.mutateAsync({ params: { id: counter.id }, body: { id, value, isReset, note: note.trim() } }))
          void message.success(made > 0 ? t('maintenance.counters.made', { n: made }) : t('maintenance.saved'))
        } catch (error) {
          if (isProblem(error, 'rule_broken')) setOdd(true)
          throw error
        }
      }}
      onClose={onClose}
    >
      <Form.Item name="value" label={t('maintenance.counters.value')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><InputNumber autoFocus min={0} max={1e9} precision={3} style={{ width: 220 }} /></Form.Item>
      <Form.Item noStyle dependencies={['value']}>
        {({ getFieldValue }) => (isOdd || (counter.last !== null && (getFieldValue('value') as number | undefined ?? Infinity) < counter.last.value)) && <Form.Item name="isReset" valuePropName="checked"><Checkbox>{t('maintenance.counters.reset')}</Checkbox></Form.Item>}
      </Form.Item>
      <Form.Item name="note" label={t('maintenance.note')}><Input.TextArea maxLength={300} autoSize={{ minRows: 1 }} /></Form.Item>
    </ActForm>
  )
}

/** The readings of a counter, newest first: the latest can be voided, which stays in sight. */
export function CounterHistory({ counter, onClose }: Closes & { counter: FacilityCounter }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const [opened, setOpened] = useState<'edit' | CounterReading | null>(null)
  const readings = useCall('maintenance.listCounterReadings', { params: { id: counter.id } })
  const latest = readings.data?.items.find(({ voided }) => voided === null)
  const mayVoid = may('maintenance:write') && counter.meter === null
  return (
    <Modal open title={`${counter.name} · ${t('maintenance.counters.history')}`} width={760} footer={may('maintenance:write') && <Button onClick={() => setOpened('edit')}>{t('maintenance.counters.edit')}</Button>} closable={{ 'aria-label': t('shell.form.dismiss') }} onCancel={onClose}>
      {counter.meter && <p className="gj-quiet"><Link to="/registers/$kind/$id" params={{ kind: 'meter', id: counter.meter.id }}>{t('maintenance.counters.fromMeter', { code: counter.meter.code })}</Link></p>}
      {readings.error && !readings.data && <ProblemAlert error={readings.error} onRetry={() => void readings.refetch()} />}
      <DataTable
        label={t('maintenance.counters.history')}
        hasKeys={false}
        rows={readings.data?.items}
        rowKey={(one) => one.id}
        columns={[
          { key: 'at', title: t('maintenance.counters.at'), width: 116, render: (one) => <span style={one.voided ? { textDecoration: 'line-through' } : undefined}>{time.at(one.at)}</span> },
          { key: 'value', title: t('maintenance.counters.value'), width: 110, align: 'right', render: (one) => formatNumber(one.value, 3) },
          { key: 'total', title: t('maintenance.counters.total'), width: 130, align: 'right', render: (one) => `${formatNumber(one.total, 3)} ${label('counterUnit', counter.unit)}` },
          { key: 'by', title: t('maintenance.counters.by'), width: 90, render: (one) => one.by },
          { key: 'note', title: t('maintenance.note'), render: (one) => [one.isReset && t('maintenance.counters.again'), one.voided && t('maintenance.voided', { by: one.voided.by, reason: one.voided.reason }), one.note].filter(Boolean).join(' · ') },
          ...(mayVoid ? [{ key: 'void', title: '', width: 70, render: (one: CounterReading) => one.id === latest?.id && <Button size="small" type="link" onClick={() => setOpened(one)}>{t('maintenance.void')}</Button> }] : []),
        ]}
        empty={<strong>{t('maintenance.counters.never')}</strong>}
      />
      {opened === 'edit' && <EditCounter counter={counter} onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'edit' && <VoidReading reading={opened} onClose={() => setOpened(null)} />}
    </Modal>
  )
}

function EditCounter({ counter, onClose }: Closes & { counter: FacilityCounter }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('maintenance.changeCounter', STALE)
  return (
    <EditForm<FacilityCounter, Pick<FacilityCounter, 'name' | 'isActive'>>
      title={`${t('maintenance.counters.edit')} · ${counter.name}`}
      verb={t('maintenance.save')}
      record={counter}
      valuesOf={({ name, isActive }) => ({ name, isActive })}
      fields={{ name: { label: t('maintenance.counters.name') }, isActive: { label: t('maintenance.active'), show: (is) => t(is ? 'maintenance.active' : 'maintenance.inactive') } }}
      onSave={async (_, version, { name, isActive }) => {
        await inWords(t, () => change.mutateAsync({ params: { id: counter.id }, body: { version, name: name.trim(), isActive } }))
        void message.success(t('maintenance.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('maintenance.counters.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input autoFocus maxLength={60} /></Form.Item>
      <Form.Item name="isActive" label={t('maintenance.active')} valuePropName="checked"><Switch /></Form.Item>
    </EditForm>
  )
}

function VoidReading({ reading, onClose }: Closes & { reading: CounterReading }) {
  const t = useT()
  const time = useTime()
  const { message } = App.useApp()
  const act = useAct('maintenance.voidCounterReading', STALE)
  return (
    <ActForm<{ reason: string }>
      title={`${t('maintenance.void')} · ${time.at(reading.at)} ${formatNumber(reading.value, 3)}`}
      verb={t('maintenance.void')}
      isDanger
      hint={t('maintenance.counters.voidHint')}
      onSubmit={async ({ reason }) => {
        await act.mutateAsync({ params: { id: reading.id }, body: { reason } })
        void message.success(t('shell.acts.done', { verb: t('maintenance.void') }))
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('maintenance.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActForm>
  )
}
