import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber } from 'antd'
import { formatMoney, useLabel, useT } from '@guanjia/ui'
import type { FileRef } from '@guanjia/contract/shared.ts'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { EmployeePicker } from '../kit/pickers.tsx'

export interface DoneExtras {
  priceYuan?: number | null
  helpers?: ({ employeeId?: string; minutes?: number | null } | undefined)[]
  signedBy?: string
  signatureFile?: FileRef[]
  meters?: Partial<Record<'water' | 'electricity', { value?: number | null; photo?: FileRef[] }>>
}
const START_METERS: readonly WorkOrder['readings'][number]['meter'][] = ['water', 'electricity']
const KEYS: readonly (keyof DoneExtras)[] = ['priceYuan', 'helpers', 'signedBy', 'signatureFile', 'meters']

/** The values of these fields as the server takes them, and the others as they were. */
export function splitExtras(values: Record<string, unknown>): { rest: Record<string, unknown>; body: Record<string, unknown> } {
  const rest = Object.fromEntries(Object.entries(values).filter(([key]) => !KEYS.includes(key as keyof DoneExtras)))
  const { priceYuan, helpers, signedBy, signatureFile, meters } = values as DoneExtras
  const body: Record<string, unknown> = {
    helpers: (helpers ?? []).flatMap((helper) => (helper?.employeeId && helper.minutes ? [{ employeeId: helper.employeeId, minutes: helper.minutes }] : [])),
    readings: START_METERS.flatMap((meter) => {
      const { value, photo } = meters?.[meter] ?? {}
      return value === null || value === undefined || !photo?.[0] ? [] : [{ meter, value, photoId: photo[0].id }]
    }),
  }
  if (priceYuan !== null && priceYuan !== undefined) body['priceFen'] = Math.round(priceYuan * 100)
  if (signatureFile?.[0] && signedBy?.trim()) body['signature'] = { fileId: signatureFile[0].id, by: signedBy.trim() }
  return { rest, body }
}

/** What is asked beside the result: readings where water and power were let in, the price, who helped, who signed. */
export function DoneExtraFields({ record }: { record: WorkOrder }) {
  const t = useT()
  const label = useLabel()
  const needed = { required: true, message: t('shell.fieldNeeded') }
  return (
    <>
      {record.kind === 'water_power_on' &&
        START_METERS.map((meter) => (
          <div key={meter} className="gj-form-pair">
            <Form.Item name={['meters', meter, 'value']} label={`${label('startMeter', meter)} · ${t('paid.facts.reading')}`} rules={[needed]}>
              <InputNumber min={0} max={99_999_999} precision={3} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name={['meters', meter, 'photo']} label={`${label('startMeter', meter)} · ${t('paid.facts.photo')}`} rules={[needed]} valuePropName="value">
              <FileUpload max={1} accept="image/jpeg,image/png,image/webp" />
            </Form.Item>
          </div>
        ))}
      {record.isPaid && record.quotedFen !== null && (
        <Form.Item name="priceYuan" label={t('paid.facts.finalPrice')} extra={t('paid.facts.finalPriceHint', { max: formatMoney(record.quotedFen) })}>
          <InputNumber min={0} max={record.quotedFen / 100} precision={2} prefix="¥" style={{ width: 200 }} />
        </Form.Item>
      )}
      <Form.Item label={t('paid.facts.helpers')}>
        <Form.List name="helpers">
          {(fields, { add, remove }) => (
            <div className="gj-stack" style={{ gap: 8 }}>
              {fields.map(({ key, name }) => (
                <div key={key} className="gj-row" style={{ alignItems: 'flex-start' }}>
                  <Form.Item name={[name, 'employeeId']} rules={[needed]} className="gj-grow" style={{ marginBottom: 0 }}>
                    <EmployeePicker siteId={record.siteId} role="technician" />
                  </Form.Item>
                  <Form.Item name={[name, 'minutes']} rules={[needed]} style={{ marginBottom: 0 }}>
                    <InputNumber min={1} max={10_000} suffix={t('paid.facts.helperMinutes')} style={{ width: 130 }} aria-label={t('paid.facts.helperMinutes')} />
                  </Form.Item>
                  <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('paid.quote.removeLine')} onClick={() => remove(name)} />
                </div>
              ))}
              <Button size="small" icon={<PlusOutlined />} style={{ alignSelf: 'flex-start' }} onClick={() => add()}>
                {t('paid.facts.addHelper')}
              </Button>
            </div>
          )}
        </Form.List>
      </Form.Item>
      <SignatureFields />
    </>
  )
}

/** A signature on paper, brought in as a picture; on the phone it is drawn. */
export function SignatureFields({ isNeeded = false }: { isNeeded?: boolean }) {
  const t = useT()
  const rules = isNeeded ? [{ required: true, message: t('shell.fieldNeeded') }] : []
  return (
    <div className="gj-form-pair">
      <Form.Item name="signedBy" label={t('paid.facts.signedBy')} rules={rules}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="signatureFile" label={t('paid.facts.signature')} valuePropName="value" rules={rules}>
        <FileUpload max={1} accept="image/jpeg,image/png,image/webp" />
      </Form.Item>
    </div>
  )
}
