import { Form, Input } from 'antd'
import { useT } from '@guanjia/ui'
import type { Bulk } from '../kit/bulk.ts'
import { DepartmentPicker, EmployeePicker } from '../kit/pickers.tsx'

/** What may be done to many cases at once; each case still says by itself whether it may be. */
export function useCaseBulk(): Bulk {
  const t = useT()
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const reason = (
    <Form.Item name="reason" label={t('bulk.reason')} rules={needed}>
      <Input.TextArea rows={3} maxLength={500} />
    </Form.Item>
  )
  return {
    path: '/cases/{id}/actions',
    stale: ['cases', 'platform'],
    acts: [
      {
        key: 'hand_over',
        name: t('bulk.handOver'),
        fields: (
          <>
            <Form.Item name="toEmployeeId" label={t('bulk.to')} rules={needed}>
              <EmployeePicker />
            </Form.Item>
            {reason}
          </>
        ),
        body: (values) => ({ action: 'hand_over', ...values }),
      },
      {
        key: 'forward',
        name: t('bulk.forward'),
        fields: (
          <Form.Item name="departmentId" label={t('bulk.department')} rules={needed}>
            <DepartmentPicker />
          </Form.Item>
        ),
        body: (values) => ({ action: 'forward', ...values }),
      },
      { key: 'cancel', name: t('bulk.cancel'), fields: reason, body: (values) => ({ action: 'cancel', ...values }), isDanger: true },
    ],
  }
}
