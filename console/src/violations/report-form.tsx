import { Form, Input, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useT } from '@guanjia/ui'
import type { FileRef } from '@guanjia/contract/shared.ts'
import type { ViolationSource } from '@guanjia/contract/violation-choices.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { UnitPicker } from '../kit/pickers.tsx'
import { useSite } from '../session/session.tsx'

interface Values {
  source?: ViolationSource
  unitId?: string | null
  place?: string
  party?: string
  description?: string
  reporterName?: string
  reporterContact?: string
  photoIds?: FileRef[]
}

/** What was seen, or told to the house; who told it is kept confidential. */
export function ReportForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  // Made once: a second try after a lost answer reports the same violation.
  const id = useNewId()
  const report = useAct('violations.reportViolation', ['violations'])
  const sources = useChoices('violationSource')
  const submit = async ({ source = 'patrol', unitId = null, place = '', party = '', description = '', reporterName = '', reporterContact = '', photoIds = [] }: Values): Promise<void> => {
    const made = await report.mutateAsync({ body: { id, siteId: site.id, source, unitId, place, party, description, reporterName, reporterContact, photoIds: photoIds.map((file) => file.id) } })
    void navigate({ to: '/violations/$id', params: { id: made.id } })
  }
  return (
    <ActForm<Values> title={t('violations.report')} verb={t('violations.reportVerb')} initial={{ source: 'patrol' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="source" label={t('violations.source')}><Segmented options={sources} /></Form.Item>
      <Form.Item name="description" label={t('violations.description')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 3, maxRows: 8 }} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="unitId" label={t('violations.unit')}><UnitPicker siteId={site.id} /></Form.Item>
        <Form.Item name="party" label={t('violations.party')}><Input maxLength={100} placeholder={t('violations.partyHint')} /></Form.Item>
      </div>
      <Form.Item name="place" label={t('violations.place')} dependencies={['unitId']} rules={[({ getFieldValue }) => ({ required: !getFieldValue('unitId'), whitespace: true, message: t('violations.placeNeeded') })]}><Input maxLength={200} /></Form.Item>
      <Form.Item noStyle dependencies={['source']}>
        {({ getFieldValue }) =>
          getFieldValue('source') === 'owner_report' && (
            <div className="gj-form-pair">
              <Form.Item name="reporterName" label={t('violations.reporter')} extra={t('violations.confidential')}><Input maxLength={60} autoComplete="off" /></Form.Item>
              <Form.Item name="reporterContact" label={t('violations.reporterContact')}><Input maxLength={60} autoComplete="off" /></Form.Item>
            </div>
          )
        }
      </Form.Item>
      <Form.Item name="photoIds" label={t('violations.photos')}><FileUpload max={9} accept="image/*" /></Form.Item>
    </ActForm>
  )
}
