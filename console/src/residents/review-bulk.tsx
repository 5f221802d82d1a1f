import { Form, Input } from 'antd'
import { useT } from '@guanjia/ui'
import type { Bulk } from '../kit/bulk.ts'

function useReason() {
  const t = useT()
  return (
    <Form.Item name="reason" label={t('bulk.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
      <Input.TextArea rows={3} maxLength={300} />
    </Form.Item>
  )
}

/** Corrections that were looked through together: every field of each is taken, or none. */
export function useCorrectionBulk(): Bulk {
  const t = useT()
  const reason = useReason()
  return {
    path: '/corrections/{id}/actions',
    stale: ['dataquality', 'archives', 'households'],
    acts: [
      { key: 'accept', name: t('households.correction.accept'), fields: null, body: () => ({ action: 'decide_all', isAccepted: true }) },
      { key: 'refuse', name: t('households.correction.refuse'), fields: reason, body: (values) => ({ action: 'decide_all', isAccepted: false, ...values }), isDanger: true },
    ],
  }
}

/** What several colleagues saw and nobody needs on file; taking in asks for the place, one by one. */
export function useObservationBulk(): Bulk {
  const t = useT()
  return { path: '/observations/{id}/actions', stale: ['dataquality'], acts: [{ key: 'refuse', name: t('households.observation.refuse'), fields: useReason(), body: (values) => ({ action: 'refuse', ...values }), isDanger: true }] }
}

/** Who is nobody of the site; taking in names the unit, one by one. */
export function useRegistrationBulk(): Bulk {
  const t = useT()
  return { path: '/registrations/{id}/actions', stale: ['residents'], acts: [{ key: 'refuse', name: t('residents.refuse'), fields: useReason(), body: (values) => ({ action: 'refuse', ...values }), isDanger: true }] }
}
