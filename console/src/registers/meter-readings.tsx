import { App, Button, Checkbox, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { isProblem, urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Meter, MeterReading } from '@guanjia/contract/registers.ts'
import { ActForm } from '../kit/act-form.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { FileStrip, FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { FactGroup } from '../kit/record-page.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay } from '../session/session.tsx'

/** The readings of a meter, newest first; what was voided stays in sight. */
export function MeterReadings({ meter }: { meter: Meter }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const [opened, setOpened] = useState<'read' | MeterReading | null>(null)
  const readings = useCall('registers.listReadings', { params: { id: meter.id } })
  const latest = readings.data?.items.find(({ voided }) => voided === null)
  return (
    <FactGroup
      title={t('registers.readings')}
      extra={
        <span className="gj-row">
          <ExportMenu isLong={false} isPart href={(format) => urlOf('registers.exportReadings', { params: { id: meter.id }, query: { format } })} />
          {may('registers:work') && meter.state === 'in_use' && <Button size="small" type="primary" onClick={() => setOpened('read')}>{t('registers.read')}</Button>}
        </span>
      }
    >
      <DataTable
        label={t('registers.readings')}
        rows={readings.data?.items}
        rowKey={(one) => one.id}
        columns={[
          { key: 'readOn', title: t('registers.field.readOn'), width: 116, render: (one) => <span style={one.voided ? { textDecoration: 'line-through' } : undefined}>{one.readOn}</span> },
          { key: 'value', title: t('registers.field.value'), width: 110, align: 'right', render: (one) => one.value },
          { key: 'consumption', title: t('registers.field.consumption'), width: 110, align: 'right', render: (one) => one.consumption },
          {
            key: 'verdict',
            title: t('registers.verdict'),
            width: 110,
            render: (one) => (
              <span className="gj-tone" data-tone={one.voided ? 'closed' : one.isConfirmed ? 'soon' : 'done'}>
                {one.voided ? t('registers.voided') : label('readingVerdict', one.verdict)}
              </span>
            ),
          },
          { key: 'note', title: t('registers.field.note'), render: (one) => [one.voided?.reason, one.note].filter(Boolean).join('；') },
          { key: 'by', title: t('registers.by'), width: 100, render: (one) => one.by },
          { key: 'photos', title: t('registers.field.photoIds'), width: 90, render: (one) => <FileStrip files={one.photos} /> },
          {
            key: 'act',
            title: '',
            width: 70,
            render: (one) =>
              one.id === latest?.id &&
              may('registers:write') && (
                <Button size="small" type="link" onClick={() => setOpened(one)}>
                  {t('registers.void')}
                </Button>
              ),
          },
        ]}
        empty={<strong>{t('registers.noReadings')}</strong>}
      />
      {opened === 'read' && <ReadForm meter={meter} onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'read' && <VoidForm reading={opened} onClose={() => setOpened(null)} />}
    </FactGroup>
  )
}

interface Values {
  value: number
  readOn: string | null
  hasRolledOver?: boolean
  isConfirmed?: boolean
  note?: string
  photoIds?: { id: string }[]
}

/** A reading; when it is odd, the form asks to look again and to say what was seen. */
function ReadForm({ meter, onClose }: { meter: Meter; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const read = useAct('registers.readMeter', ['registers', 'lettings'])
  const id = useNewId()
  const [isOdd, setOdd] = useState(false)
  const submit = async ({ value, readOn, photoIds = [], ...more }: Values): Promise<void> => {
    try {
      const { reading } = await inWords(t, () => read.mutateAsync({ params: { id: meter.id }, body: { id, value, ...(readOn ? { readOn } : {}), ...more, note: more.note ?? '', photoIds: photoIds.map((file) => file.id) } as never }))
      void message.success(t('registers.wasRead', { n: reading.consumption ?? '—' }))
    } catch (error) {
      if (isProblem(error, 'meter.implausible')) setOdd(true)
      throw error
    }
  }
  const last = meter.lastReading
  return (
    <ActForm<Values> title={`${t('registers.read')} · ${meter.code}`} verb={t('registers.read')} initial={{ readOn: null }} onSubmit={submit} onClose={onClose} hint={last ? t('registers.lastWas', { day: last.readOn, value: last.value }) : t('registers.startWas', { value: meter.initialReading })}>
      <Form.Item name="value" label={t('registers.field.value')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <InputNumber min={0} precision={3} autoFocus style={{ width: 220 }} />
      </Form.Item>
      <Form.Item name="readOn" label={t('registers.field.readOn')} extra={t('registers.hint.readOn')}>
        <DayPicker />
      </Form.Item>
      {meter.digits !== null && (
        <Form.Item name="hasRolledOver" valuePropName="checked">
          <Checkbox>{t('registers.rolledOver')}</Checkbox>
        </Form.Item>
      )}
      {isOdd && (
        <Form.Item name="isConfirmed" valuePropName="checked">
          <Checkbox>{t('registers.confirmed')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="note" label={t('registers.field.note')} required={isOdd}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} />
      </Form.Item>
      <Form.Item name="photoIds" label={t('registers.field.photoIds')}>
        <FileUpload max={3} accept="image/*" />
      </Form.Item>
    </ActForm>
  )
}

function VoidForm({ reading, onClose }: { reading: MeterReading; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const act = useAct('registers.voidReading', ['registers', 'lettings'])
  const submit = async ({ reason }: { reason: string }): Promise<void> => {
    await act.mutateAsync({ params: { id: reading.id }, body: { reason } })
    void message.success(t('registers.done', { what: t('registers.void') }))
  }
  return (
    <ActForm<{ reason: string }> title={`${t('registers.void')} · ${reading.readOn} ${reading.value}`} verb={t('registers.void')} isDanger onSubmit={submit} onClose={onClose}>
      <Form.Item name="reason" label={t('registers.field.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} autoFocus />
      </Form.Item>
    </ActForm>
  )
}
