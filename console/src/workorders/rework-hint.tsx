import { Form, Input, Radio } from 'antd'
import { useCall, useT } from '@guanjia/ui'

/** Says that the same thing failed again within its warranty, and asks why when it is to be no rework. */
export function ReworkHint({ siteId, unitId, categoryId }: { siteId: string; unitId: string | null | undefined; categoryId: string | null | undefined }) {
  const isKnown = Boolean(unitId && categoryId)
  const found = useCall('aftercare.reworkCandidate', { query: { siteId, unitId: unitId ?? '', categoryId: categoryId ?? '' } }, { enabled: isKnown })
  const candidate = isKnown ? found.data?.candidate : null
  return candidate ? <Hint candidate={candidate} /> : null
}

function Hint({ candidate }: { candidate: { id: string; number: string; title: string; days: number; doneBy: string; warrantyUntil: string } }) {
  const t = useT()
  const form = Form.useFormInstance()
  const isNone = Form.useWatch<string | undefined>('rework', form) === 'none'
  const words = { number: candidate.number, title: candidate.title, days: candidate.days, name: candidate.doneBy, day: candidate.warrantyUntil }
  return (
    <div className="gj-card" style={{ padding: '8px 12px', marginBottom: 16 }} role="status">
      <p className="gj-tone" data-tone="soon" style={{ whiteSpace: 'normal', marginBottom: 8 }}>
        {candidate.days === 0 ? t('paid.raise.candidateToday', words) : t('paid.raise.candidate', words)}
      </p>
      <Form.Item name="rework" initialValue="again" style={{ marginBottom: isNone ? 8 : 0 }}>
        <Radio.Group
          options={[
            { value: 'again', label: t('paid.raise.asRework') },
            { value: 'none', label: t('paid.raise.notRework') },
          ]}
        />
      </Form.Item>
      {isNone && (
        <Form.Item name="notReworkReason" label={t('paid.raise.notReworkReason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]} style={{ marginBottom: 4 }}>
          <Input maxLength={300} autoFocus />
        </Form.Item>
      )}
    </div>
  )
}
