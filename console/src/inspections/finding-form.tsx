import { App, Form, Input, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useT } from '@guanjia/ui'
import type { FileRef } from '@guanjia/contract/shared.ts'
import type { FindingSeverity } from '@guanjia/ui/archives/choices.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { useMay, useSite } from '../session/session.tsx'
import { PointPicker } from './point-picker.tsx'

interface Values {
  description: string
  severity: FindingSeverity
  pointId?: string | null
  place?: string
  photoIds?: FileRef[]
}

/** 随手报: what anybody sees on their way, without a round. */
export function FindingForm({ pointId, siteId: of, onClose }: { pointId?: string; siteId?: string; onClose: () => void }) {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const siteId = of ?? site.id
  const navigate = useNavigate()
  const { message } = App.useApp()
  // Made once: a second try after a lost answer reports the same finding.
  const id = useNewId()
  const report = useAct('inspections.reportFinding', ['inspections'])
  const severities = useChoices('findingSeverity')
  const submit = async ({ photoIds = [], place = '', pointId: at = null, ...values }: Values): Promise<void> => {
    const made = await report.mutateAsync({ body: { ...values, id, siteId, place, pointId: at, photoIds: photoIds.map((file) => file.id) } })
    void message.success(t('inspections.findings.reported', { number: made.number }))
    if (may('inspections:read')) void navigate({ to: '/inspections/findings/$id', params: { id: made.id } })
  }
  return (
    <ActForm<Values> title={t('inspections.findings.report')} verb={t('inspections.findings.reportVerb')} initial={{ severity: 'normal', pointId }} onSubmit={submit} onClose={onClose} hint={t('inspections.findings.reportHint')}>
      <Form.Item name="description" label={t('inspections.findings.what')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 3, maxRows: 8 }} /></Form.Item>
      <Form.Item name="severity" label={t('inspections.findings.severity')}><Segmented options={severities} /></Form.Item>
      {may('inspections:read') && <Form.Item name="pointId" label={t('inspections.findings.point')}><PointPicker siteId={siteId} /></Form.Item>}
      <Form.Item
        name="place"
        label={t('inspections.findings.where')}
        dependencies={['pointId']}
        rules={[({ getFieldValue }) => ({ required: !getFieldValue('pointId'), whitespace: true, message: t('inspections.findings.whereNeeded') })]}
      >
        <Input maxLength={200} placeholder={t('inspections.findings.whereHint')} />
      </Form.Item>
      <Form.Item name="photoIds" label={t('inspections.findings.photos')}><FileUpload max={9} accept="image/*" /></Form.Item>
    </ActForm>
  )
}
