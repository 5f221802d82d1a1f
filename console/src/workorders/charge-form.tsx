import { Form, Input, Segmented, Select } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { useMay } from '../session/session.tsx'

interface Values {
  charge: 'paid' | 'free'
  freeReason?: NonNullable<WorkOrder['freeReason']> | null
  note?: string
}

/** Whether the work is paid, and if not why; goodwill is given by those who dispatch. */
export function ChargeForm({ record, onClose }: { record: WorkOrder; onClose: () => void }) {
  const t = useT()
  const may = useMay()
  const reasons = useChoices('freeReason', may('work_orders:dispatch') ? [] : ['goodwill'])
  const change = useAct('aftercare.changeCharge', ['workorders', 'quotes'])
  const submit = ({ charge, freeReason, note }: Values): Promise<unknown> =>
    change.mutateAsync({
      params: { id: record.id },
      body: { version: record.version, isPaid: charge === 'paid', freeReason: charge === 'free' ? (freeReason ?? null) : null, note: note ?? '' },
    })
  return (
    <ActForm<Values>
      title={`${t('paid.quote.chargeAct')} · ${record.number}`}
      verb={t('paid.quote.chargeAct')}
      initial={{ charge: record.isPaid ? 'paid' : 'free', freeReason: record.freeReason, note: '' }}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="charge" label={t('paid.quote.charge')}>
            <Segmented
              options={[
                { value: 'paid', label: t('paid.quote.paid') },
                { value: 'free', label: t('paid.quote.isFree') },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.charge !== after.charge}>
            {() =>
              form.getFieldValue('charge') === 'free' && (
                <Form.Item name="freeReason" label={t('paid.quote.freeReason')} rules={[{ required: record.isPaid, message: t('shell.fieldNeeded') }]}>
                  <Select options={reasons} allowClear={!record.isPaid} />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item name="note" label={t('paid.quote.chargeNote')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={300} />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}
