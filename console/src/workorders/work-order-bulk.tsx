import { Form, Input } from 'antd'
import { useT } from '@guanjia/ui'
import type { Bulk } from '../kit/bulk.ts'
import { EmployeePicker } from '../kit/pickers.tsx'

/** What may be done to many work orders at once; each order still says by itself whether it may be. */
export function useOrderBulk(): Bulk {
  const t = useT()
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return {
    path: '/work-orders/{id}/actions',
    stale: ['workorders', 'dispatch', 'cases', 'platform'],
    acts: [
      {
        key: 'assign',
        name: t('bulk.assign'),
        fields: (
          <Form.Item name="workerId" label={t('bulk.worker')} rules={needed}>
            <EmployeePicker role="technician" />
          </Form.Item>
        ),
        body: (values) => ({ action: 'assign', ...values }),
      },
      {
        key: 'cancel',
        name: t('bulk.cancel'),
        fields: (
          <Form.Item name="reason" label={t('bulk.reason')} rules={needed}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        ),
        body: (values) => ({ action: 'cancel', ...values }),
        isDanger: true,
      },
    ],
  }
}
