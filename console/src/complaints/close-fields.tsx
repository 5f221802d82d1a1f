import { Form, Input } from 'antd'
import { useCall, useT } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import { useMay } from '../session/session.tsx'
import { ClearsLine } from './clears-line.tsx'

/** Before a complaint is closed: the five clears, and for whoever may decide the reason to close all the same. */
export function CloseFields({ record }: { record: Case }) {
  const t = useT()
  const may = useMay()
  const complaint = useCall('complaints.getComplaint', { params: { id: record.id } }, { enabled: record.kind === 'complaint' && !record.isImported })
  if (!complaint.data) return null
  const isWhole = complaint.data.clears.every(({ done }) => done !== false)
  return (
    <div className="gj-stack" style={{ marginBottom: 16 }}>
      <ClearsLine whole={complaint.data} />
      {!isWhole && !may('cases:decide') && <p>{t('complaints.closeBySupervisor')}</p>}
      {!isWhole && may('cases:decide') && (
        <Form.Item name="override" label={t('complaints.overrideReason')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      )}
    </div>
  )
}
